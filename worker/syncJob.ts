import type pg from "pg";
import { createClock } from "../ingest/clock.ts";
import type { Trigger } from "../ingest/runLog.ts";
import { openSources } from "../ingest/sources/registry.ts";
import type { Log } from "../ingest/sync.ts";
import { syncAll } from "../ingest/sync.ts";
import { buildWhatIsDue } from "./buildMarts.ts";
import type { Dbt } from "./dbt.ts";
import type { WorkerEnv } from "./env.ts";
import { dueSync, isReconcileDue } from "./schedule.ts";
import { withWorkLock } from "./workLock.ts";

/** Syncs every source, compares it with raw where that is due, then builds the marts where rows have landed that the marts on show do not have. */
export async function runSyncJob(options: {
  pool: pg.Pool;
  env: WorkerEnv;
  dbt: Dbt;
  trigger: Trigger;
  full: boolean;
  /** Narrow the run to one source, or one stream of it. */
  source: string | undefined;
  stream: string | undefined;
  /** Compare with the source now, also where that is not due. */
  reconcile: boolean;
  signal: AbortSignal;
  log: Log;
}): Promise<void> {
  const { pool, env, dbt, signal, log } = options;
  const onWait = (): void => log.info("another sync is under way; waiting for it");
  await withWorkLock(pool, { signal, onWait }, async () => {
    // A scheduled job may have waited while another did its work.
    const due = options.trigger === "manual" ? null : await dueSync(pool, env.sync_minutes);
    if (options.trigger !== "manual" && due === null) return;
    const sources = openSources(env.ingest);
    if (sources.length === 0) log.warn("no source is set up: set SHOPIFY_SHOP or HUBSPOT_ACCESS_TOKEN");
    const isWhole = options.source === undefined && options.stream === undefined;
    const isCompared = options.reconcile || (isWhole && (await isReconcileDue(pool, env.reconcile_at)));
    const { run_id, status, changed_rows } = await syncAll({
      pool,
      sources,
      trigger: due?.trigger ?? options.trigger,
      scheduled_for: due?.scheduled_for ?? null,
      refresh_hours: due ? env.full_refresh_hours : 0,
      only: { source: options.source, stream: options.stream },
      full: options.full,
      reconcile: isCompared ? { accept_deletions: false } : null,
      signal,
      now: createClock(env.ingest.now),
      log,
    });
    log.info({ run_id, status, changed_rows }, "sync ended");
    signal.throwIfAborted();
    await buildWhatIsDue({ pool, dbt, run_id, signal, log });
  });
}
