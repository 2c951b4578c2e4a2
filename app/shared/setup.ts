import { z } from "zod";

/** How far the first set-up is: counts only, safe to show before sign-in. */
export const setupStatus = z.object({
  status: z.enum(["setting_up", "ready", "failed"]),
  step: z.enum(["start", "ingest", "build", "warm", "ready"]),
  streams: z.array(
    z.object({
      source: z.string(),
      stream: z.string(),
      status: z.enum(["waiting", "running", "succeeded", "failed", "stopped"]),
      rows: z.number().int(),
      expected_rows: z.number().int().nullable(),
    }),
  ),
  build: z.object({ nodes_done: z.number().int(), nodes_total: z.number().int() }).nullable(),
  /** What failed and how to mend it, in one sentence; null while all is well. */
  problem: z.string().nullable(),
  /** The same as a stable code, for pages in another language. */
  problem_code: z.string().nullable(),
});

export type SetupStatus = z.infer<typeof setupStatus>;
