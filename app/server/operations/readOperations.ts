import { z } from "zod";
import { buildProgress, syncProgress } from "../../shared/freshness.ts";
import type { Operations } from "../../shared/operations.ts";
import { type Database, instant, isMissingTable, wholeNumber } from "../database.ts";
import { nextRunAt } from "./nextRun.ts";
import { streamRunColumns, streamRunRow, toStreamRun } from "./streamRuns.ts";

const newestRuns = 50;
const newestBuilds = 20;

const standingRow = z.object({
  source: z.string(),
  stream: z.string(),
  last_success_at: instant.nullable(),
});

const runRow = z.object({
  run_id: wholeNumber,
  trigger: z.enum(["first", "manual", "schedule", "cli", "webhook"]),
  status: syncProgress.shape.status,
  started_at: instant,
  finished_at: instant.nullable(),
  rows_read: wholeNumber,
  rows_landed: wholeNumber,
  rows_unchanged: wholeNumber,
  rows_rejected: wholeNumber,
  streams_total: wholeNumber,
  streams_failed: wholeNumber,
  streams_full: wholeNumber,
  was_cut_off: z.boolean(),
  heartbeat_at: instant.nullable(),
  sources: z.array(z.string()),
});

const runsSql = `
  select run_id, trigger, runs.status, runs.started_at, runs.finished_at,
    coalesce(sum(rows_read), 0) as rows_read, coalesce(sum(rows_landed), 0) as rows_landed,
    coalesce(sum(rows_unchanged), 0) as rows_unchanged, coalesce(sum(rows_rejected), 0) as rows_rejected,
    count(stream) as streams_total, count(*) filter (where stream_runs.status = 'failed') as streams_failed,
    count(*) filter (where mode = 'full') as streams_full,
    coalesce(bool_or(error_code in ('worker_died', 'stopped')), false) as was_cut_off,
    max(heartbeat_at) as heartbeat_at,
    coalesce(array_agg(distinct source) filter (where source is not null), '{}') as sources
  from (select * from ingest.runs order by run_id desc limit $1) as runs left join ingest.stream_runs using (run_id)
  group by run_id, trigger, runs.status, runs.started_at, runs.finished_at order by run_id desc`;

// A stream that never went through is known from its runs alone.
const known = `
  select source, stream from ingest.stream_state
  union select source, stream from ingest.stream_runs
  where run_id > (select coalesce(max(run_id), 0) - ${newestRuns} from ingest.runs)`;

const standingsSql = `
  select source, stream, coalesce(last_success_at, (
    select max(finished_at) from ingest.stream_runs
    where stream_runs.source = known.source and stream_runs.stream = known.stream and status = 'succeeded'
  )) as last_success_at
  from (${known}) as known left join ingest.stream_state using (source, stream) order by source desc, stream`;

const latestSql = `
  select latest.* from (${known}) as known
  cross join lateral (
    select ${streamRunColumns} from ingest.stream_runs
    where stream_runs.source = known.source and stream_runs.stream = known.stream and status <> 'waiting'
    order by run_id desc limit 1
  ) as latest`;

const rejectsSql = `
  select source, stream, count(*) as count, max(rejected_at) as newest_at
  from ingest.rejects group by source, stream order by source desc, stream`;

async function readIngest(database: Database) {
  try {
    const [runs, standings, latest, rejects] = await Promise.all([
      database.rows(runRow, runsSql, [newestRuns]),
      database.rows(standingRow, standingsSql),
      database.rows(streamRunRow, latestSql),
      database.rows(
        z.object({ source: z.string(), stream: z.string(), count: wholeNumber, newest_at: instant }),
        rejectsSql,
      ),
    ]);
    const streams = standings.map((standing) => {
      const own = latest.find(({ source, stream }) => source === standing.source && stream === standing.stream);
      return { ...standing, latest: own ? toStreamRun(own) : null };
    });
    return { runs, streams, rejects };
  } catch (error) {
    if (!isMissingTable(error)) throw error;
    return { runs: [], streams: [], rejects: [] };
  }
}

/** How every stream stands, and what ran, was built and was refused. `syncMinutes` is the interval of the schedule. */
export async function readOperations(database: Database, syncMinutes: number): Promise<Operations> {
  const [{ runs, ...ingest }, builds, [built]] = await Promise.all([
    readIngest(database),
    database.rows(
      buildProgress.extend({ build_id: wholeNumber, started_at: instant, finished_at: instant.nullable() }),
      `select build_id, status, started_at, finished_at, nodes_done, nodes_total, failures
       from app.builds order by build_id desc limit ${newestBuilds}`,
    ),
    database.rows(
      z.object({ has_built: z.boolean() }),
      "select exists (select from app.builds where status = 'succeeded') as has_built",
    ),
  ]);
  return {
    ...ingest,
    runs: runs.map(({ was_cut_off: _, ...run }) => run),
    builds,
    next_run_at: nextRunAt(runs[0] ?? null, built?.has_built ?? false, syncMinutes),
  };
}
