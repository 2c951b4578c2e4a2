import { z } from "zod";
import { sourceName } from "./sources.ts";

/** One thing that a connection check looked at; `subject` says which one of several, `blocks` what goes without because of it. */
const finding = z.object({
  item: z.enum(["reachable", "credentials", "permission", "version", "clock", "fields", "webhooks", "budget"]),
  status: z.enum(["good", "warning", "bad", "skipped"]),
  subject: z.string().nullable(),
  blocks: z.array(z.string()),
  message: z.string(),
  mend: z.string(),
});

/** GET /api/operations/check: what the last check of each source found. */
export const connectionChecks = z.object({
  checks: z.array(z.object({ source: z.string(), checked_at: z.string(), findings: z.array(finding) })),
});

/** POST /api/operations/check: checks every source again, or one. */
export const checkOrder = z.strictObject({ source: sourceName.optional() });

export type Finding = z.infer<typeof finding>;
export type ConnectionCheck = z.infer<typeof connectionChecks>["checks"][number];
export type CheckOrder = z.infer<typeof checkOrder>;
