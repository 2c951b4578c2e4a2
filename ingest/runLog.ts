import { hostname } from "node:os";
import type pg from "pg";
import { inTransaction } from "./database.ts";
import type { Failure } from "./errors.ts";
import { tryLock, unlock } from "./lock.ts";
import type { Mode } from "./stream.ts";

export type Trigger = "first" | "manual" | "schedule" | "cli" | "webhook";
export type RunStatus = "succeeded" | "partial" | "failed" | "stopped";
export type StreamRun = { run_id: string; source: string; stream: string };
export type Counts = { read: number; landed: number; unchanged: number; rejected: number };

const where = "where run_id = $1 and source = $2 and stream = $3";
const key = (run: StreamRun): string[] => [run.run_id, run.source, run.stream];

/**
 * Marks runs whose worker is gone as failed. A living run holds an advisory lock, so a lock that can be had proves the
 * worker dead, at once and without waiting for a heartbeat to grow old. Returns how many were marked.
 */
export async function failAbandoned(client: pg.ClientBase): Promise<number> {
  const running = await client.query<{ run_id: string }>("select run_id from ingest.runs where status = 'running'");
  let marked = 0;
  for (const { run_id } of running.rows) {
    if (!(await tryLock(client, "run", run_id))) continue;
    await client.query(
      `update ingest.stream_runs set status = 'failed', finished_at = now(), error_code = 'worker_died',
         error_message = 'The worker ended in the middle of this stream. The next sync takes it up again.'
       where run_id = $1 and status in ('waiting', 'running')`,
      [run_id],
    );
    await client.query(
      `update ingest.runs set status = 'failed', finished_at = now(),
         changed_rows = (select coalesce(sum(rows_landed), 0) from ingest.stream_runs where run_id = $1)
       where run_id = $1`,
      [run_id],
    );
    await unlock(client, "run", run_id);
    marked += 1;
  }
  return marked;
}

/**
 * Opens a run with its streams waiting. `client` holds the run's lock until it is closed. `scheduled_for` is the instant at
 * which the schedule wanted it; a second run for the same instant is refused by the database.
 */
export async function startRun(
  client: pg.ClientBase,
  trigger: Trigger,
  streams: readonly { source: string; stream: string }[],
  only: { source?: string | undefined; stream?: string | undefined } = {},
  scheduled_for: Date | null = null,
): Promise<string> {
  return inTransaction(client, async () => {
    const run = await client.query<{ run_id: string }>(
      `insert into ingest.runs (trigger, only_source, only_stream, scheduled_for, worker) values ($1, $2, $3, $4, $5)
       returning run_id`,
      [trigger, only.source ?? null, only.stream ?? null, scheduled_for, `${hostname()}:${process.pid}`],
    );
    const run_id = run.rows[0]?.run_id ?? "";
    await tryLock(client, "run", run_id);
    for (const { source, stream } of streams) {
      await client.query("insert into ingest.stream_runs (run_id, source, stream) values ($1, $2, $3)", [
        run_id,
        source,
        stream,
      ]);
    }
    return run_id;
  });
}

export async function finishRun(
  client: pg.ClientBase,
  run_id: string,
  status: RunStatus,
  changed: number,
): Promise<void> {
  await client.query("update ingest.runs set status = $2, finished_at = now(), changed_rows = $3 where run_id = $1", [
    run_id,
    status,
    changed,
  ]);
}

export async function beginStream(
  client: pg.ClientBase,
  run: StreamRun,
  start: { mode: Mode; cursor_from: string | null },
): Promise<void> {
  await client.query(
    `update ingest.stream_runs set status = 'running', started_at = now(), heartbeat_at = now(), mode = $4, cursor_from = $5 ${where}`,
    [...key(run), start.mode, start.cursor_from],
  );
}

export async function expectRows(client: pg.ClientBase, run: StreamRun, expected: number | null): Promise<void> {
  await client.query(`update ingest.stream_runs set expected_rows = $4 ${where}`, [...key(run), expected]);
}

/** Adds a page's counts; call it in the transaction that lands the page. */
export async function addCounts(client: pg.ClientBase, run: StreamRun, counts: Counts): Promise<void> {
  await client.query(
    `update ingest.stream_runs set heartbeat_at = now(), rows_read = rows_read + $4, rows_landed = rows_landed + $5,
       rows_unchanged = rows_unchanged + $6, rows_rejected = rows_rejected + $7 ${where}`,
    [...key(run), counts.read, counts.landed, counts.unchanged, counts.rejected],
  );
}

export async function finishStream(
  client: pg.ClientBase,
  run: StreamRun,
  end: { cursor_to: string | null; warnings: readonly string[] },
): Promise<void> {
  await client.query(
    `update ingest.stream_runs set status = 'succeeded', finished_at = now(), cursor_to = $4, warnings = $5 ${where}`,
    [...key(run), end.cursor_to, JSON.stringify(end.warnings)],
  );
}

export async function failStream(client: pg.Pool, run: StreamRun, failure: Failure): Promise<void> {
  await client.query(
    `update ingest.stream_runs set status = $6, finished_at = now(), error_code = $4, error_message = $5 ${where}`,
    [...key(run), failure.code, failure.message, failure.code === "cancelled" ? "stopped" : "failed"],
  );
}

export async function beat(client: pg.ClientBase, run_id: string): Promise<void> {
  await client.query("update ingest.stream_runs set heartbeat_at = now() where run_id = $1 and status = 'running'", [
    run_id,
  ]);
}
