import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { migrateApp } from "../ingest/testing/appTables.ts";
import type { TestDatabase } from "../ingest/testing/testDatabase.ts";
import { createTestDatabase } from "../ingest/testing/testDatabase.ts";
import type { TestServer } from "../ingest/testing/testServer.ts";
import { openTestServer } from "../ingest/testing/testServer.ts";
import { fakeDbt } from "./testing/fakeDbt.ts";

let database: TestDatabase;
let hubspot: TestServer;
let children: ChildProcess[] = [];
beforeEach(async () => {
  database = await createTestDatabase();
  await migrateApp(database.url);
  hubspot = await openTestServer(() => ({ body: { total: 0, results: [] } }));
});
afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  children = [];
  await hubspot?.close();
  await database?.drop();
});

/** Minutes between scheduled runs: two seconds. */
const syncMinutes = 2 / 60;

async function startWorker(): Promise<ChildProcess> {
  const dbt = await fakeDbt(
    database.url,
    `say("ConcurrencyLine", { node_count: 1 }); say("LogModelResult", node("a"));`,
  );
  const child = spawn(process.execPath, [new URL("./main.ts", import.meta.url).pathname], {
    env: {
      DATABASE_URL: database.url,
      DBT_COMMAND: dbt.command,
      ATOLL_DATA_DIR: dbt.output_dir,
      ATOLL_LOG_LEVEL: "warn",
      ATOLL_SYNC_MINUTES: String(syncMinutes),
      HUBSPOT_API_URL: hubspot.url,
      HUBSPOT_ACCESS_TOKEN: "pat-1",
      ECB_URL: "",
    },
    stdio: ["ignore", "inherit", "inherit"],
  });
  children.push(child);
  return child;
}

type Run = { run_id: number; trigger: string; status: string; worker: string; started_at: Date; scheduled_for: Date };
const runs = async (): Promise<Run[]> =>
  (
    await database.pool.query(
      `select run_id::integer, trigger, status, split_part(worker, ':', 2) as worker, scheduled_for, started_at, finished_at
       from ingest.runs order by run_id`,
    )
  ).rows;
const finished = async () => (await runs()).filter(({ status }) => status === "succeeded").length;
const patiently = { timeout: 90_000, interval: 50 };
const jobsUnderWay = async () =>
  (await database.pool.query("select from jobs.job where name = 'sync' and state = 'active'")).rowCount;

describe("two workers started together", () => {
  it("do every scheduled run exactly once, never two at a time, and one goes on when the other is killed", async () => {
    await Promise.all([startWorker(), startWorker()]);
    await expect.poll(finished, patiently).toBeGreaterThanOrEqual(5);
    // Between two runs: what a run that was cut off means is told elsewhere.
    await expect.poll(jobsUnderWay, patiently).toBe(0);
    const last = (await runs()).at(-1)?.worker;
    const doomed = children.find(({ pid }) => String(pid) === last);
    doomed?.kill("SIGKILL");
    if (doomed) await once(doomed, "exit");
    const before = (await runs()).length;
    await expect.poll(finished, patiently).toBeGreaterThanOrEqual(before + 3);

    const log = (await runs()).filter(({ status }) => status === "succeeded");
    console.table(
      log.map(({ scheduled_for, started_at, ...run }) => ({
        ...run,
        scheduled_for: scheduled_for?.toISOString(),
        started_at: started_at.toISOString(),
      })),
    );
    expect(log.map(({ trigger }) => trigger)).toEqual(["first", ...log.slice(1).map(() => "schedule")]);
    // Each follows from the one before it: none was left out, and none happened twice.
    expect(log.slice(1).map(({ scheduled_for }) => scheduled_for.getTime())).toEqual(
      log.slice(0, -1).map(({ started_at }) => started_at.getTime() + syncMinutes * 60_000),
    );
    expect(new Set(log.map(({ worker }) => worker)).size).toBe(2);
    const overlaps = await database.pool.query(
      `select from ingest.stream_runs a join ingest.stream_runs b using (source, stream)
       where a.run_id < b.run_id and (a.started_at, a.finished_at) overlaps (b.started_at, b.finished_at)`,
    );
    expect(overlaps.rowCount).toBe(0);
  });
});
