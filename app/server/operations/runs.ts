import { z } from "zod";
import { syncProgress } from "../../shared/freshness.ts";
import { type Run, runTrigger } from "../../shared/operations.ts";
import { type Database, instant, wholeNumber } from "../database.ts";

const pageSize = 25;

const row = z.object({
  run_id: wholeNumber,
  trigger: runTrigger,
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
  heartbeat_at: instant.nullable(),
  sources: z.array(z.string()),
  only_source: z.string().nullable(),
  only_stream: z.string().nullable(),
  stop_requested_at: instant.nullable(),
  stop_requested_by: z.string().nullable(),
});

export const runsQuestion = z.object({
  source: z.string().max(100).optional(),
  status: syncProgress.shape.status.optional(),
  before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
});

const runColumns = `run_id, trigger, runs.status, runs.started_at, runs.finished_at, only_source, only_stream,
  stop_requested_at, stop_requested_by`;

const sql = `
  select ${runColumns},
    coalesce(sum(rows_read), 0) as rows_read, coalesce(sum(rows_landed), 0) as rows_landed,
    coalesce(sum(rows_unchanged), 0) as rows_unchanged, coalesce(sum(rows_rejected), 0) as rows_rejected,
    count(stream) as streams_total, count(*) filter (where stream_runs.status = 'failed') as streams_failed,
    count(*) filter (where mode = 'full') as streams_full, max(heartbeat_at) as heartbeat_at,
    coalesce(array_agg(distinct source) filter (where source is not null), '{}') as sources
  from (
    select * from ingest.runs
    where ($1::text is null or exists (
        select from ingest.stream_runs where stream_runs.run_id = runs.run_id and source = $1))
      and ($2::text is null or status = $2) and ($3::bigint is null or run_id < $3)
    order by run_id desc limit $4
  ) as runs left join ingest.stream_runs using (run_id)
  group by ${runColumns} order by run_id desc`;

const read = (database: Database, asked: z.infer<typeof runsQuestion>, limit: number): Promise<Run[]> =>
  database.rows(row, sql, [asked.source ?? null, asked.status ?? null, asked.before ?? null, limit]);

/** A page of the run log, newest first. */
export async function readRuns(
  database: Database,
  asked: z.infer<typeof runsQuestion>,
): Promise<{ runs: Run[]; next_before: number | null }> {
  const rows = await read(database, asked, pageSize + 1);
  const runs = rows.slice(0, pageSize);
  return { runs, next_before: rows.length > pageSize ? (runs.at(-1)?.run_id ?? null) : null };
}

export const readNewestRun = async (database: Database): Promise<Run | null> =>
  (await read(database, {}, 1))[0] ?? null;
