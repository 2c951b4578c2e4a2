import { z } from "zod";
import { buildProgress, syncProgress } from "./freshness.ts";
import { sourceName } from "./sources.ts";

/** What POST /api/sync asks of the worker; with nothing set, the changes of every source. */
export const syncOrder = z
  .strictObject({
    /** Read everything again. */
    full: z.literal(true).optional(),
    source: sourceName.optional(),
    stream: z
      .string()
      .regex(/^[a-z][a-z0-9_]{0,60}$/)
      .optional(),
    /** Compare with the source afterwards. */
    reconcile: z.literal(true).optional(),
  })
  .refine(({ source, stream }) => stream === undefined || source !== undefined, "a stream needs its source");

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

export const runTrigger = z.enum(["first", "manual", "schedule", "cli", "webhook"]);

const run = z.object({
  run_id: z.number().int(),
  trigger: runTrigger,
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
  /** What the run was narrowed to. */
  only_source: z.string().nullable(),
  only_stream: z.string().nullable(),
  stop_requested_at: z.string().nullable(),
  stop_requested_by: z.string().nullable(),
});

/** A page of the history, newest first. */
export const runs = z.object({ runs: z.array(run), next_before: z.number().int().nullable() });

/** A limit of a source as its last answer stated it: given back at `resets_at`, or at `restore_rate` each second. */
const budget = z.object({
  name: z.string(),
  limit: z.number(),
  remaining: z.number(),
  resets_at: z.string().nullable(),
  restore_rate: z.number().nullable(),
});

const warning = z.object({ code: z.string(), message: z.string(), mend: z.string(), since: z.string() });

/** How a source stands between runs. */
const sourceState = z.object({
  source: z.string(),
  /** closed: asked as usual; open: rests after failures; paused: a quota is used up; stopped: it refused our credentials. */
  state: z.enum(["closed", "open", "paused", "stopped"]),
  failures: z.number().int(),
  next_try_at: z.string().nullable(),
  paused_until: z.string().nullable(),
  reason: z.string().nullable(),
  reason_code: z.string().nullable(),
  budget: z.array(budget),
  budget_at: z.string().nullable(),
  warnings: z.array(warning),
});

/** What ran on one day of the NGO's zone. */
const day = z.object({
  day: z.string(),
  succeeded: z.number().int(),
  partial: z.number().int(),
  failed: z.number().int(),
  stopped: z.number().int(),
  median_seconds: z.number().nullable(),
});

/** What the page Operations shows besides freshness. */
export const operations = z.object({
  sources: z.array(sourceState),
  streams: z.array(
    z.object({
      source: z.string(),
      stream: z.string(),
      /** End of its last good reading. */
      last_success_at: z.string().nullable(),
      latest: streamRun.nullable(),
      /** Records of it that are kept aside. */
      open_rejects: z.number().int(),
    }),
  ),
  newest_run: run.nullable(),
  /** The last fortnight, oldest first; a day without a run is there with zeros. */
  days: z.array(day),
  builds: z.array(buildProgress),
  /** When the schedule asks for the next sync; null when it does at its next look, within a minute. */
  next_run_at: z.string().nullable(),
  /** The last sign of life of any worker, each ten seconds; null where none is up. */
  worker_seen_at: z.string().nullable(),
});

/** What reading again from the beginning cost when it was last done; null figures where it never was. */
export const fullReading = z.object({
  rows_read: z.number().int().nullable(),
  seconds: z.number().nullable(),
});

export type SyncOrder = z.infer<typeof syncOrder>;
export type StreamRun = z.infer<typeof streamRun>;
export type Run = z.infer<typeof run>;
export type SourceState = z.infer<typeof sourceState>;
export type Operations = z.infer<typeof operations>;
