import cron from "node-cron";
import type pg from "pg";
import { PgBoss } from "pg-boss";
import { pino } from "pino";
import { z } from "zod";
import { createPool } from "../ingest/database.ts";
import { scrub } from "../ingest/http.ts";
import { failAbandoned } from "../ingest/runLog.ts";
import { serveChecks } from "./checks.ts";
import { openDbt } from "./dbt.ts";
import { readWorkerEnv } from "./env.ts";
import { watchInbox } from "./inbox.ts";
import { keepModelPage } from "./modelPage.ts";
import { keepPresence } from "./presence.ts";
import { dueSync } from "./schedule.ts";
import { runSyncJob } from "./syncJob.ts";
import { isIdle } from "./workLock.ts";

const queue = "sync";
/** Everything must be gone this long after SIGTERM. */
const stopWithinMs = 2_500;

const job = z.object({
  trigger: z.enum(["first", "manual", "schedule", "cli"]).catch("manual"),
  requested_by: z.string().nullish(),
  /** Read everything again, also where a cursor is known; `source` and `stream` narrow the run. */
  full: z.boolean().default(false),
  source: z.string().optional(),
  stream: z.string().optional(),
  reconcile: z.boolean().default(false),
});

/**
 * A job whose worker was killed stays active and would hold up the queue; nobody working proves it dead. `minAgeMs` spares a
 * job that another worker has taken this very moment.
 */
async function failDeadJobs(boss: PgBoss, pool: pg.Pool, minAgeMs: number): Promise<void> {
  const jobs = await boss.findJobs(queue);
  const old = Date.now() - minAgeMs;
  const active = jobs.filter(({ state, startedOn }) => state === "active" && (startedOn?.getTime() ?? 0) <= old);
  if (active.length === 0 || !(await isIdle(pool))) return;
  await boss.fail(
    queue,
    active.map(({ id }) => id),
    { message: "the worker ended in the middle of this job" },
  );
}

async function failDeadRuns(pool: pg.Pool): Promise<number> {
  const client = await pool.connect();
  try {
    return await failAbandoned(client);
  } finally {
    client.release();
  }
}

async function main(): Promise<void> {
  const env = readWorkerEnv();
  const log = pino({
    level: env.log_level,
    name: "worker",
    hooks: { streamWrite: (line) => scrub(line, env.secrets) },
  });
  const onError = (error: Error): void => log.warn({ err: error }, "a database connection was lost");
  const pool = createPool(env.ingest.database_url, { name: "atoll worker", onError });
  const stopping = new AbortController();
  const dbt = openDbt(env.dbt, log);
  // Ready by the time that the first rows have landed. What fails here fails again, and is told, when a build needs it.
  const warming = dbt.prepare().catch((error: unknown) => log.warn({ err: error }, "could not prepare dbt"));

  const boss = new PgBoss({ connectionString: env.ingest.database_url, schema: "jobs", max: 3, schedule: false });
  boss.on("error", (error) => log.warn({ err: error }, "the job queue reported an error"));
  await boss.start();
  // One job per trigger waits and one runs; a failed sync is not repeated, the schedule comes back.
  await boss.createQueue(queue, {
    policy: "stately",
    retryLimit: 0,
    expireInSeconds: 6 * 3600,
    deleteAfterSeconds: 24 * 3600,
  });

  const presence = await keepPresence(pool, log);
  await failDeadJobs(boss, pool, 0);
  const dead = await failDeadRuns(pool);
  if (dead > 0) log.warn({ runs: dead }, "marked runs of a dead worker as failed");

  await boss.work(queue, { pollingIntervalSeconds: 0.5 }, async ([next]) => {
    const { requested_by, ...asked } = job.parse(next?.data ?? {});
    log.info({ requested_by, ...asked }, "sync begins");
    const { signal } = stopping;
    await runSyncJob({ pool, env, dbt, ...asked, source: asked.source, stream: asked.stream, signal, log });
  });

  const checks = await serveChecks({ boss, pool, env, signal: stopping.signal, log });
  const tick = async (): Promise<void> => {
    await checks.tick();
    await failDeadJobs(boss, pool, 30_000);
    const due = await dueSync(pool, env.sync_minutes);
    if (due) await boss.send(queue, { trigger: due.trigger, requested_by: null }, { singletonKey: "schedule" });
  };
  const logFailure = (error: unknown): void => log.error({ err: error }, "could not look whether a sync is due");
  const clock = cron.schedule(env.sync_minutes < 1 ? "* * * * * *" : "* * * * *", () => tick().catch(logFailure));
  const keepPages = (): Promise<void> =>
    keepModelPage({ pool, settings: env.dbt, signal: stopping.signal, log }).catch((error: unknown) =>
      log.warn({ err: error }, "could not make the page of the models; figures do without it"),
    );
  const pages = cron.schedule("30 * * * * *", keepPages, { noOverlap: true });
  await tick().catch(logFailure);
  const watching = watchInbox({ pool, env, dbt, signal: stopping.signal, log });
  if (env.ingest.airbyte) log.info("Airbyte lands the data: webhooks and comparisons with the sources are off");
  log.info({ sync_minutes: env.sync_minutes }, "worker is up");

  let isStopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    log.info({ signal }, "worker ends");
    setTimeout(() => process.exit(0), stopWithinMs).unref();
    stopping.abort();
    await presence.end();
    await clock.stop();
    await pages.stop();
    await boss.stop({ graceful: true, timeout: stopWithinMs - 500 });
    await watching;
    await dbt.close();
    await warming;
    await pool.end();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => void stop(signal));
}

try {
  await main();
} catch (error) {
  console.error(`worker: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
