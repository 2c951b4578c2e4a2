import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { replayRejects } from "../ingest/replay/replayRejects.ts";
import { hasReplays } from "../ingest/replay/waiting.ts";
import { openSources } from "../ingest/sources/registry.ts";
import type { Log } from "../ingest/sync.ts";
import { drainInbox } from "../ingest/webhooks/drain.ts";
import { nextDueIn } from "../ingest/webhooks/inbox.ts";
import { buildWhatIsDue } from "./buildMarts.ts";
import type { Dbt } from "./dbt.ts";
import type { WorkerEnv } from "./env.ts";
import { haveSettingsChanged } from "./settingsChanged.ts";
import { withWorkLock } from "./workLock.ts";

/** Deliveries come in bursts: one order alone sends three. What arrives within this time of the first is served with it. */
const gatherMs = 2_000;
/** Looked at this often even where no notice came, so that one lost with a connection costs little. */
const lookEveryMs = 15_000;

type Options = { pool: pg.Pool; env: WorkerEnv; dbt: Dbt; signal: AbortSignal; log: Log };

/** Serves what waits in the inbox and lands the rejects that somebody mended, then builds the marts once where that changed something. */
async function serveInbox({ pool, env, dbt, signal, log }: Options): Promise<void> {
  const onWait = (): void => log.info("webhooks wait for the sync under way");
  await withWorkLock(pool, { signal, onWait }, async () => {
    const sources = openSources(env.ingest);
    const { taken, landed, failed } = await drainInbox({ pool, sources, signal, log });
    if (taken > 0) log.info({ taken, landed, failed }, "inbox served");
    await replayRejects({ pool, sources, signal, log });
    // Before the first build the first sync is under way or about to be, and it builds.
    const hasBuilt = await pool.query("select from app.builds where status = 'succeeded' limit 1");
    if (hasBuilt.rowCount === 0) return;
    await buildWhatIsDue({ pool, dbt, run_id: null, signal, log });
  });
}

/** Keeps one connection that hears of new deliveries; `onNotice` is called for each, and after a connection was replaced. */
async function listen(databaseUrl: string, signal: AbortSignal, log: Log, onNotice: () => void): Promise<void> {
  while (!signal.aborted) {
    const client = new pg.Client({ connectionString: databaseUrl, application_name: "atoll inbox", keepAlive: true });
    try {
      const ended = new Promise<void>((resolve) => {
        client.once("end", resolve).on("error", (error) => {
          log.warn({ err: error }, "the connection that hears of webhooks was lost");
          resolve();
        });
        signal.addEventListener("abort", () => resolve(), { once: true });
      });
      await client.connect();
      client.on("notification", onNotice);
      await client.query("listen atoll_inbox");
      onNotice();
      await ended;
    } catch (error) {
      log.warn({ err: error }, "cannot hear of webhooks at the moment");
    }
    await client.end();
    if (!signal.aborted) await sleep(2_000);
  }
}

/** Waits, and returns early without a word where `signal` aborts. */
const rest = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });

/** Watches the inbox and the rejects to be landed again until `signal` aborts. Whatever fails is logged and looked at again. */
export async function watchInbox(options: Options): Promise<void> {
  const { pool, env, signal, log } = options;
  let waker = new AbortController();
  const listening = listen(env.ingest.database_url, signal, log, () => waker.abort());
  // A worker that was killed may have landed what it never built.
  let isDue = true;
  while (!signal.aborted) {
    waker = new AbortController();
    try {
      if (isDue) await serveInbox(options);
      // Somebody waits for a replay to be told how it went; webhooks have the time to gather.
      const isReplayDue = await hasReplays(pool);
      const due = isReplayDue || (await haveSettingsChanged(pool)) ? 0 : await nextDueIn(pool);
      isDue = due === 0;
      if (isReplayDue) continue;
      if (isDue) await rest(gatherMs, signal);
      else await rest(Math.min(due ?? lookEveryMs, lookEveryMs), AbortSignal.any([signal, waker.signal]));
    } catch (error) {
      if (signal.aborted) break;
      log.error({ err: error }, "could not serve the inbox; it is tried again");
      await rest(lookEveryMs, signal);
    }
  }
  await listening;
}
