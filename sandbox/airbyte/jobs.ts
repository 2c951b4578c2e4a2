import { setTimeout as sleep } from "node:timers/promises";
import { wholeSecond } from "../ngo/calendar.ts";
import type { Destination } from "./destination.ts";
import type { Job } from "./job.ts";
import { hasEnded } from "./job.ts";
import type { AirbyteConnection, LandedRecord, LandedStream } from "./landedTable.ts";

/** What a lever wants of the next job; by default the first job of a connection loses one attempt. */
export type JobPlan = { attempts_lost: number; fails: boolean; hold_ms: number };

const BATCH = 500;
/** So many records of each stream are in the table when an attempt is lost. */
const LOST_AFTER = 250;
const SHOP_URL = "atoll-demo";

/** Jobs of all connections: one at a time each, run in the background, and what their streams remember. */
export function openJobs(destination: Destination, now: () => number) {
  const jobs: Job[] = [];
  const plans: JobPlan[] = [];
  const working = new Set<Promise<void>>();
  /** By table: how far an incremental stream has been read, and how often an overwritten one was. */
  const cursors = new Map<string, number>();
  const generations = new Map<string, number>();
  // Jobs of an Airbyte that has run for a while; another start of the sandbox goes on with higher numbers.
  let lastId = Math.floor(Date.now() / 1000) - 1_600_000_000;

  const touch = (job: Job, status: Job["status"] = job.status): void => {
    if (hasEnded(job)) return;
    job.status = status;
    job.updatedAt = Date.now();
  };
  const nameOf = (connection: AirbyteConnection, stream: LandedStream): string => `${connection.schema}.${stream.name}`;

  /** Reads and lands one stream; an attempt that will be lost stops early, and what it wrote stays. */
  async function syncStream(job: Job, stream: LandedStream, isLost: boolean): Promise<void> {
    const { connection } = job;
    const name = nameOf(connection, stream);
    const since = stream.cursor === null ? null : (cursors.get(name) ?? null);
    const generation = (generations.get(name) ?? 0) + (stream.mode === "overwrite" ? 1 : 0);
    const shop_url = "shop_url" in stream.columns ? SHOP_URL : null;
    const landing = await destination.openStream(connection, stream, { jobId: job.jobId, generation, shop_url });
    const write = async (batch: readonly LandedRecord[]): Promise<void> => {
      await landing.write(batch);
      job.rowsSynced += batch.length;
      job.bytesSynced += JSON.stringify(batch).length;
      touch(job);
    };
    let batch: LandedRecord[] = [];
    for (const record of stream.records(since)) {
      batch.push(record);
      if (batch.length < (isLost ? LOST_AFTER : BATCH)) continue;
      await write(batch);
      batch = [];
      if (isLost || hasEnded(job)) return;
    }
    if (batch.length > 0) await write(batch);
    if (isLost || hasEnded(job)) return;
    await landing.finish();
    generations.set(name, generation);
  }

  async function attempt(job: Job, isLost: boolean): Promise<void> {
    touch(job, "running");
    // Changes made while the streams are read come with the next job, once more or for the first time. Records tell whole
    // seconds, so what changes later in this one must not pass for read.
    const readUntil = wholeSecond(now());
    for (const stream of job.connection.streams) {
      if (hasEnded(job)) return;
      await syncStream(job, stream, isLost);
    }
    if (isLost || hasEnded(job)) return;
    for (const stream of job.connection.streams) cursors.set(nameOf(job.connection, stream), readUntil);
  }

  async function run(job: Job, plan: JobPlan): Promise<void> {
    try {
      for (let lost = 0; lost < plan.attempts_lost && !hasEnded(job); lost++) {
        await attempt(job, true);
        touch(job, "incomplete");
        await sleep(50);
      }
      if (plan.hold_ms > 0) {
        touch(job, "running");
        for (const until = Date.now() + plan.hold_ms; Date.now() < until && !hasEnded(job); ) await sleep(20);
      }
      if (plan.fails) return touch(job, "failed");
      await attempt(job, false);
      touch(job, "succeeded");
    } catch (error) {
      console.error(`sandbox: Airbyte's job ${job.jobId} of "${job.connection.name}" failed:`, error);
      touch(job, "failed");
    }
  }

  return {
    all: (): readonly Job[] => jobs,
    find: (id: number): Job | null => jobs.find(({ jobId }) => jobId === id) ?? null,
    planNext(plan: JobPlan): void {
      plans.push(plan);
    },
    /** Starts a sync; null while another one of the connection has not ended. */
    start(connection: AirbyteConnection): Job | null {
      const earlier = jobs.filter((job) => job.connection === connection);
      if (earlier.some((job) => !hasEnded(job))) return null;
      lastId += 1;
      const at = Date.now();
      const job: Job = {
        jobId: lastId,
        connection,
        status: "pending",
        startedAt: at,
        updatedAt: at,
        rowsSynced: 0,
        bytesSynced: 0,
      };
      jobs.push(job);
      const plan = plans.shift() ?? { attempts_lost: earlier.length === 0 ? 1 : 0, fails: false, hold_ms: 0 };
      const work = run(job, plan).finally(() => working.delete(work));
      working.add(work);
      return job;
    },
    cancel: (job: Job): void => touch(job, "cancelled"),
    async close(): Promise<void> {
      for (const job of jobs) touch(job, "cancelled");
      await Promise.all(working);
    },
  };
}

export type Jobs = ReturnType<typeof openJobs>;
