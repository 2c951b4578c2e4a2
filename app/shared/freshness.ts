import { z } from "zod";
import { sourceName } from "./sources.ts";

/** One source as the reader should judge it: how old its data is, and why, where it is not fresh. */
const sourceFreshness = z.object({
  source: sourceName,
  health: z.enum(["fresh", "stale", "failing", "never"]),
  /** End of the last run in which every stream of the source succeeded. */
  synced_at: z.string().nullable(),
  /** Cause in words a staff member understands, null when healthy. */
  problem: z.string().nullable(),
  /** The same as a stable code, for pages in another language. */
  problem_code: z.string().nullable(),
});

export const syncProgress = z.object({
  run_id: z.number().int(),
  status: z.enum(["running", "succeeded", "partial", "failed", "stopped"]),
  started_at: z.string(),
  finished_at: z.string().nullable(),
  streams: z.array(
    z.object({
      source: z.string(),
      stream: z.string(),
      status: z.enum(["waiting", "running", "succeeded", "failed", "stopped"]),
      started_at: z.string().nullable(),
      rows_read: z.number().int(),
      rows_landed: z.number().int(),
      rows_rejected: z.number().int(),
      expected_rows: z.number().int().nullable(),
      error_message: z.string().nullable(),
    }),
  ),
});

export const buildProgress = z.object({
  build_id: z.number().int(),
  status: z.enum(["running", "succeeded", "failed"]),
  started_at: z.string(),
  finished_at: z.string().nullable(),
  nodes_done: z.number().int(),
  nodes_total: z.number().int(),
  failures: z.array(z.object({ node: z.string(), kind: z.string(), message: z.string() })),
});

/** What a page stands on: age of each source, the marts it shows, and what is under way. */
export const freshness = z.object({
  sources: z.array(sourceFreshness),
  /** When the marts on show were published; null before the first build. */
  published_at: z.string().nullable(),
  sync: syncProgress.nullable(),
  build: buildProgress.nullable(),
  /** What waits for somebody: kinds of rejects, webhooks given up, streams that still differ from their source. */
  waiting: z.object({ rejects: z.number().int(), deliveries: z.number().int(), differing: z.number().int() }),
});

export type SourceFreshness = z.infer<typeof sourceFreshness>;
export type SyncProgress = z.infer<typeof syncProgress>;
export type BuildProgress = z.infer<typeof buildProgress>;
export type Freshness = z.infer<typeof freshness>;
