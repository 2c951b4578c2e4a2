import { z } from "zod";

const month = z.object({
  month: z.string(),
  source_rows: z.number(),
  raw_rows: z.number(),
  source_sum: z.string().nullable(),
  raw_sum: z.string().nullable(),
});

/** One stream compared with its source once. */
const reconciliation = z.object({
  day: z.string(),
  run_id: z.number().int(),
  source: z.string(),
  stream: z.string(),
  status: z.enum(["succeeded", "failed"]),
  started_at: z.string(),
  finished_at: z.string(),
  source_rows: z.number().int().nullable(),
  raw_rows: z.number().int().nullable(),
  /** At the source and not here. */
  surplus_rows: z.number().int(),
  /** Here and not at the source. */
  missing_rows: z.number().int(),
  stale_rows: z.number().int(),
  deleted_rows: z.number().int(),
  repaired_rows: z.number().int(),
  rejected_rows: z.number().int(),
  /** The first hundred of each kind. */
  surplus_ids: z.array(z.string()),
  missing_ids: z.array(z.string()),
  stale_ids: z.array(z.string()),
  /** Months that still differ after the repair. */
  months: z.array(month),
  problem: z.string().nullable(),
  problem_code: z.string().nullable(),
});

/** Newest first; a stream may have been compared more than once on a day. */
export const reconciliations = z.object({ reconciliations: z.array(reconciliation) });

export type Reconciliation = z.infer<typeof reconciliation>;
