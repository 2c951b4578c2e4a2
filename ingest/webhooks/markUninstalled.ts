import type pg from "pg";
import { failStream, finishRun, startRun } from "../runLog.ts";
import type { OpenSource } from "../sync.ts";

/** Writes into the run log that a source cannot be read any more because our app was removed from it. */
export async function markUninstalled(pool: pg.Pool, source: OpenSource): Promise<void> {
  const client = await pool.connect();
  try {
    const streams = source.streams.map((stream) => ({ source: source.name, stream }));
    const run_id = await startRun(client, "webhook", streams);
    for (const { stream } of streams) {
      await failStream(
        pool,
        { run_id, source: source.name, stream },
        {
          code: "app_uninstalled",
          message:
            "The app was uninstalled in the shop, so nothing can be read. Install it again and set its new token.",
        },
      );
    }
    await finishRun(client, run_id, "failed", 0);
    await pool.query("select pg_notify('atoll', $1)", [JSON.stringify({ type: "sync" })]);
  } finally {
    // Closing the connection gives the run's lock back.
    client.release(true);
  }
}
