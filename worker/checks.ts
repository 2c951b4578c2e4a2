import type pg from "pg";
import type { PgBoss } from "pg-boss";
import { z } from "zod";
import { checkSource } from "../ingest/check/checkSource.ts";
import type { Finding } from "../ingest/check/finding.ts";
import { openSources } from "../ingest/sources/registry.ts";
import type { Log } from "../ingest/sync.ts";
import type { WorkerEnv } from "./env.ts";

const queue = "check";
const job = z.object({ source: z.string().optional() });

export type Checked = { source: string; findings: readonly Finding[] };

/** Checks the connection to every source that is set up, or to one of them; one after the other, as they are few. */
export async function checkConnections(options: {
  pool: pg.Pool;
  env: WorkerEnv;
  source: string | undefined;
  signal: AbortSignal;
}): Promise<Checked[]> {
  const { pool, env, signal } = options;
  const checked: Checked[] = [];
  for (const source of openSources(env.ingest)) {
    if ((options.source ?? source.name) !== source.name) continue;
    const findings = await checkSource({ pool, source, address: env.public_url, signal });
    checked.push({ source: source.name, findings });
    await pool.query("select pg_notify('atoll', $1)", [JSON.stringify({ type: "sync" })]);
  }
  return checked;
}

/** True once half an hour has gone by since some source was checked. */
async function isCheckDue(pool: pg.Pool): Promise<boolean> {
  const found = await pool.query<{ is_due: boolean }>(
    "select coalesce(min(checked_at) < now() - interval '30 minutes', false) as is_due from ingest.source_state",
  );
  return found.rows[0]?.is_due === true;
}

/**
 * Serves connection checks through a queue, so that however many workers there are one does each. The first is asked for at
 * once: webhook subscriptions are made by it. Call `tick` now and then for the next ones.
 */
export async function serveChecks(options: {
  boss: PgBoss;
  pool: pg.Pool;
  env: WorkerEnv;
  signal: AbortSignal;
  log: Log;
}): Promise<{ tick: () => Promise<void> }> {
  const { boss, pool, env, signal, log } = options;
  await boss.createQueue(queue, { policy: "stately", retryLimit: 0, expireInSeconds: 180, deleteAfterSeconds: 3600 });
  await boss.work(queue, { pollingIntervalSeconds: 0.5 }, async ([next]) => {
    const { source } = job.parse(next?.data ?? {});
    for (const { source: name, findings } of await checkConnections({ pool, env, source, signal })) {
      const amiss = findings.filter(({ status }) => status !== "good");
      if (amiss.length === 0) log.info({ source: name }, "connection checked");
      else log.warn({ source: name, amiss }, "connection checked, and something is amiss");
    }
  });
  const ask = async (): Promise<void> => {
    await boss.send(queue, {}, { singletonKey: "all" });
  };
  await ask();
  return {
    tick: async () => {
      if (await isCheckDue(pool)) await ask();
    },
  };
}
