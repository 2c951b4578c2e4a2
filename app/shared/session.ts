import { z } from "zod";

/** Who is signed in, and the settings that every figure on the page depends on. */
export const session = z.object({
  user: z.object({ id: z.string(), name: z.string(), email: z.string().nullable(), role: z.enum(["administrator"]) }),
  csrf_token: z.string(),
  /** Today in the NGO's zone, ISO date. */
  today: z.string(),
  now: z.string(),
  time_zone: z.string(),
  reporting_currency: z.string(),
  /** Month in which the fiscal year begins, 1 to 12. */
  fiscal_year_start: z.number().int().min(1).max(12),
  /** True while the figures come from the made-up NGO. */
  sandbox: z.boolean(),
});

export type Session = z.infer<typeof session>;

export const signInRequest = z.object({ token: z.string().min(20).max(200) });

export const cubeToken = z.object({ token: z.string(), expires_at: z.string() });

/** Every error answer of the site's own API. */
export const errorBody = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
