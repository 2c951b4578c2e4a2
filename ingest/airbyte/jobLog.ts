import type pg from "pg";
import { inTransaction } from "../database.ts";
import type { StreamRun } from "../runLog.ts";
import { beginStream, finishStream } from "../runLog.ts";
import { readState, saveState, saveSuccess } from "../state.ts";
import type { Job } from "./client.ts";

const where = "where run_id = $1 and source = $2 and stream = $3";
const key = (run: StreamRun): string[] => [run.run_id, run.source, run.stream];

export const beginJob = (client: pg.ClientBase, run: StreamRun): Promise<void> =>
  beginStream(client, run, { mode: "incremental", cursor_from: null });

/** Keeps how far a job has come and, of one that we started, which it is: a worker after a crash knows it for its own. */
export async function noteJob(client: pg.ClientBase, run: StreamRun, job: Job, is_ours: boolean): Promise<void> {
  await client.query(
    `update ingest.stream_runs set heartbeat_at = now(), airbyte_job_id = $4, rows_read = coalesce($5, rows_read),
       bytes_read = coalesce($6, bytes_read) ${where}`,
    [...key(run), is_ours ? job.jobId : null, job.rowsSynced ?? null, job.bytesSynced ?? null],
  );
}

/** True where a run of ours started the job. */
export async function isOurJob(client: pg.ClientBase, source: string, job: Job): Promise<boolean> {
  const result = await client.query(
    "select from ingest.stream_runs where source = $1 and airbyte_job_id = $2 limit 1",
    [source, job.jobId],
  );
  return (result.rowCount ?? 0) > 0;
}

/** Ends the connection's entry. Its rows are counted again by table, so here they are counted no longer. */
export async function endJob(
  client: pg.ClientBase,
  run: StreamRun,
  job: Job,
  warnings: readonly string[],
): Promise<void> {
  const { generation_id } = await readState(client, run.source, run.stream);
  await inTransaction(client, async () => {
    await client.query(`update ingest.stream_runs set rows_read = 0 ${where}`, key(run));
    await saveState(client, run.source, run.stream, { cursor: null, generation_id });
    await saveSuccess(client, run.source, run.stream, job.startTime);
    await finishStream(client, run, { cursor_to: null, warnings });
  });
}
