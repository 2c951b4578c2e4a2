import { z } from "zod";
import { buildProgress, syncProgress } from "./freshness.ts";
import { sourceName } from "./sources.ts";

/** What POST /api/sync asks of the worker; with nothing set, the changes of every source. */
export const syncOrder = z.strictObject({ full: z.literal(true).optional(), source: sourceName.optional() });

const ended = { started_at: z.string().nullable(), finished_at: z.string().nullable() };
const counts = {
  rows_read: z.number().int(),
  rows_landed: z.number().int(),
  rows_unchanged: z.number().int(),
  rows_rejected: z.number().int(),
};

/** One stream within one run. */
const streamRun = z.object({
  run_id: z.number().int(),
  source: z.string(),
  stream: z.string(),
  mode: z.enum(["full", "incremental"]).nullable(),
  status: z.enum(["waiting", "running", "succeeded", "failed", "stopped"]),
  ...ended,
  ...counts,
  expected_rows: z.number().int().nullable(),
  /** Cause and mend in words, null unless it failed. */
  problem: z.string().nullable(),
  problem_code: z.string().nullable(),
  /** What the source let us know although the reading went well. */
  warnings: z.array(z.string()),
});

export const streamRuns = z.object({ streams: z.array(streamRun) });

const run = z.object({
  run_id: z.number().int(),
  trigger: z.enum(["first", "manual", "schedule", "cli", "webhook"]),
  status: syncProgress.shape.status,
  started_at: z.string(),
  finished_at: z.string().nullable(),
  /** The worker's last sign of life, each few seconds while it reads. */
  heartbeat_at: z.string().nullable(),
  ...counts,
  streams_total: z.number().int(),
  streams_failed: z.number().int(),
  /** In how many streams everything was read again. */
  streams_full: z.number().int(),
  sources: z.array(z.string()),
});

/** What the page Operations shows besides freshness: streams as they stand, and the newest runs and builds, newest first. */
export const operations = z.object({
  streams: z.array(
    z.object({
      source: z.string(),
      stream: z.string(),
      /** End of its last good reading. */
      last_success_at: z.string().nullable(),
      latest: streamRun.nullable(),
    }),
  ),
  runs: z.array(run),
  builds: z.array(buildProgress),
  rejects: z.array(
    z.object({ source: z.string(), stream: z.string(), count: z.number().int(), newest_at: z.string() }),
  ),
  /** When the schedule asks for the next sync; null when it does at its next look, within a minute. */
  next_run_at: z.string().nullable(),
});

/** Records kept aside, newest first. */
export const rejects = z.object({
  rejects: z.array(
    z.object({
      reject_id: z.number().int(),
      run_id: z.number().int().nullable(),
      source: z.string(),
      stream: z.string(),
      record_key: z.string().nullable(),
      field: z.string(),
      reason: z.string(),
      /** The record as it came, as indented JSON; may hold personal data. */
      payload: z.string(),
      is_payload_cut: z.boolean(),
      rejected_at: z.string(),
    }),
  ),
  /** Pass it as `before` for older ones; null where there are none. */
  next_before: z.number().int().nullable(),
});

/** What reading a source again from its beginning cost when it was last done; null figures where it never was. */
export const fullReading = z.object({
  rows_read: z.number().int().nullable(),
  seconds: z.number().nullable(),
});

export type SyncOrder = z.infer<typeof syncOrder>;
export type StreamRun = z.infer<typeof streamRun>;
export type Operations = z.infer<typeof operations>;
export type Rejects = z.infer<typeof rejects>;
