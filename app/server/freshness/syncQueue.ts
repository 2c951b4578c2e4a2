import { PgBoss } from "pg-boss";
import type { Logger } from "pino";
import { z } from "zod";
import type { CheckOrder } from "../../shared/connectionCheck.ts";
import type { SyncOrder } from "../../shared/operations.ts";
import { type Database, isMissingTable } from "../database.ts";
import { HttpError } from "../errors.ts";

type SyncRequest = { run: "requested" | "already_running" };

export type SyncQueue = {
  request(requestedBy: string, order: SyncOrder): Promise<SyncRequest>;
  /** Asks for a look whether the sources can be read. */
  requestCheck(order: CheckOrder): Promise<void>;
  close(): Promise<void>;
};

const workerAbsent = (cause: unknown) =>
  new HttpError(503, "worker_absent", "No worker has started yet, so nothing can sync. Start one and try again.", {
    cause,
  });

// A run whose worker was killed stays `running` until a worker looks; its heartbeat tells it from a living one.
const livingRunSql = `
  select from ingest.runs where status = 'running' and coalesce(
    (select max(coalesce(heartbeat_at, started_at)) from ingest.stream_runs where stream_runs.run_id = runs.run_id), started_at
  ) > now() - interval '2 minutes'`;

// pg-boss says these two in words only.
const isQueueAbsent = (error: unknown) =>
  isMissingTable(error) ||
  (error instanceof Error &&
    /not installed|requires migrations|Queue .* (does not exist|not found)/i.test(error.message));

const keyOf = ({ full, reconcile, source, stream }: SyncOrder): string =>
  ["manual", full && "full", reconcile && "reconcile", source, stream].filter(Boolean).join(" ");

/** Asks the worker for a sync through the queue it made. This side never makes or migrates the queue. */
export function createSyncQueue(database: Database, log: Logger): SyncQueue {
  let starting: Promise<PgBoss> | null = null;

  const start = async () => {
    const boss = new PgBoss({
      db: { executeSql: async (text, values) => ({ rows: await database.rows(z.any(), text, values) }) },
      schema: "jobs",
      migrate: false,
      supervise: false,
      schedule: false,
      registerInstance: false,
    });
    boss.on("error", (error) => log.warn({ err: error }, "the job queue reported an error"));
    await boss.start();
    return boss;
  };

  const open = (): Promise<PgBoss> => {
    starting ??= start().catch((error: unknown) => {
      starting = null;
      throw error;
    });
    return starting;
  };

  return {
    async requestCheck(order) {
      try {
        await (await open()).send("check", order, { singletonKey: order.source ?? "all" });
      } catch (error) {
        if (isQueueAbsent(error)) throw workerAbsent(error);
        throw error;
      }
    },
    async request(requestedBy, order) {
      try {
        const boss = await open();
        // Sent also while a run is under way: that one may have passed what the asker has just changed at the source. The
        // queue keeps one waiting job per key, however often it is asked.
        const job = await boss.send(
          "sync",
          { trigger: "manual", requested_by: requestedBy, ...order },
          { singletonKey: keyOf(order) },
        );
        const isRunning = (await database.run(livingRunSql)) > 0;
        return { run: job === null || isRunning ? "already_running" : "requested" };
      } catch (error) {
        if (isQueueAbsent(error)) throw workerAbsent(error);
        throw error;
      }
    },
    async close() {
      await (await starting)?.stop({ close: false, graceful: false });
    },
  };
}
