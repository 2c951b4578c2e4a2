import { z } from "zod";
import { syncProgress } from "../../shared/freshness.ts";
import type { StreamRun } from "../../shared/operations.ts";
import { type Database, instant, wholeNumber } from "../database.ts";
import { problemOf } from "../freshness/problem.ts";

export const streamRunRow = z.object({
  run_id: wholeNumber,
  source: z.string(),
  stream: z.string(),
  mode: z.enum(["full", "incremental"]).nullable(),
  status: syncProgress.shape.streams.element.shape.status,
  started_at: instant.nullable(),
  finished_at: instant.nullable(),
  rows_read: wholeNumber,
  rows_landed: wholeNumber,
  rows_unchanged: wholeNumber,
  rows_rejected: wholeNumber,
  expected_rows: wholeNumber.nullable(),
  error_code: z.string().nullable(),
  error_message: z.string().nullable(),
  warnings: z.array(z.string()),
});

export const streamRunColumns = `run_id, source, stream, mode, status, started_at, finished_at, rows_read, rows_landed,
  rows_unchanged, rows_rejected, expected_rows, error_code, error_message, warnings`;

/** A row of the run log as readers get it: causes of our own are put in general words. */
export function toStreamRun({ error_code, error_message, ...row }: z.infer<typeof streamRunRow>): StreamRun {
  if (row.status !== "failed") return { ...row, problem: null, problem_code: null };
  return { ...row, ...problemOf({ ...row, error_code, error_message }) };
}

/** The streams of one run, in the order of their names; empty where there is no such run. */
export async function readStreamRuns(database: Database, runId: number): Promise<StreamRun[]> {
  const rows = await database.rows(
    streamRunRow,
    `select ${streamRunColumns} from ingest.stream_runs where run_id = $1 order by source desc, stream`,
    [runId],
  );
  return rows.map(toStreamRun);
}

/** What the last whole reading of a source, or of one stream of it, cost: rows, and the streams' time one after the other. */
export async function readFullReading(
  database: Database,
  asked: { source: string; stream?: string | undefined },
): Promise<{ rows_read: number | null; seconds: number | null }> {
  const [cost] = await database.rows(
    z.object({ rows_read: wholeNumber.nullable(), seconds: z.coerce.number().nullable() }),
    `select sum(rows_read) as rows_read, extract(epoch from sum(finished_at - started_at)) as seconds
     from (
       select distinct stream from ingest.stream_state where source = $1 and ($2::text is null or stream = $2)
     ) as known
     cross join lateral (
       select rows_read, started_at, finished_at from ingest.stream_runs
       where source = $1 and stream_runs.stream = known.stream and mode = 'full' and status = 'succeeded'
       order by finished_at desc limit 1
     ) as last`,
    [asked.source, asked.stream ?? null],
  );
  return { rows_read: cost?.rows_read ?? null, seconds: cost?.seconds == null ? null : Number(cost.seconds) };
}
