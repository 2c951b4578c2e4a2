import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type pg from "pg";
import type { Log } from "../ingest/sync.ts";

const beatMs = 10_000;

/** Keeps a row in ingest.workers as long as this worker is up, so that Operations can say when none is. */
export async function keepPresence(pool: pg.Pool, log: Log): Promise<{ end(): Promise<void> }> {
  const worker_id = randomUUID();
  const beat = async (): Promise<void> => {
    await pool.query(
      `insert into ingest.workers (worker_id, name) values ($1, $2)
       on conflict (worker_id) do update set seen_at = now()`,
      [worker_id, `${hostname()} ${process.pid}`],
    );
    await pool.query("delete from ingest.workers where seen_at < now() - interval '1 day'");
  };
  await beat();
  const timer = setInterval(() => {
    beat().catch((error: unknown) => log.warn({ err: error }, "could not say that this worker is up"));
  }, beatMs);
  return {
    end: async () => {
      clearInterval(timer);
      await pool.query("delete from ingest.workers where worker_id = $1", [worker_id]);
    },
  };
}
