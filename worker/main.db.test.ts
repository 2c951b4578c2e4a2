import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { PgBoss } from "pg-boss";
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
let isSilent = false;

beforeEach(async () => {
  database = await createTestDatabase();
  await migrateApp(database.url);
  isSilent = false;
  hubspot = await openTestServer(() => ({ silent: isSilent, body: { total: 0, results: [] } }));
});
afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  children = [];
  await hubspot?.close();
  await database?.drop();
});

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
      ATOLL_LOG_LEVEL: "error",
      HUBSPOT_API_URL: hubspot.url,
      HUBSPOT_ACCESS_TOKEN: "pat-1",
      ECB_URL: "",
    },
    stdio: ["ignore", "inherit", "inherit"],
  });
  children.push(child);
  return child;
}
const rows = async (sql: string) => (await database.pool.query(sql)).rows;
const patiently = { timeout: 15_000, interval: 100 };
const endOf = async (child: ChildProcess) => {
  const [code] = await once(child, "exit");
  return code;
};

describe("the worker", () => {
  it("syncs and builds at its first start, syncs again on request, and ends within three seconds of SIGTERM", async () => {
    const child = await startWorker();
    await expect.poll(() => rows("select status from app.builds"), patiently).toEqual([{ status: "succeeded" }]);
    expect(await rows("select trigger, status from ingest.runs")).toEqual([{ trigger: "first", status: "succeeded" }]);

    const boss = new PgBoss({
      connectionString: database.url,
      schema: "jobs",
      migrate: false,
      supervise: false,
      schedule: false,
    });
    await boss.start();
    // The one of the schedule finds that nothing is due any more.
    await boss.send("sync", { trigger: "schedule" }, { singletonKey: "schedule" });
    await boss.send("sync", { trigger: "manual", requested_by: "somebody" });
    await expect
      .poll(() => rows("select trigger, status from ingest.runs order by run_id"), patiently)
      .toMatchObject([{ trigger: "first" }, { trigger: "manual", status: "succeeded" }]);
    await boss.stop({ graceful: false });
    // Nothing has changed, so the marts on show are as good as new ones.
    expect(await rows("select count(*)::integer as builds from app.builds")).toEqual([{ builds: 1 }]);

    const started = performance.now();
    child.kill("SIGTERM");
    expect(await endOf(child)).toBe(0);
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it("stopped in the middle of a sync says so in the run log and ends in time", async () => {
    isSilent = true;
    const child = await startWorker();
    await expect.poll(() => rows("select from ingest.stream_runs where status = 'running'"), patiently).toHaveLength(1);
    const started = performance.now();
    child.kill("SIGTERM");
    expect(await endOf(child)).toBe(0);
    expect(performance.now() - started).toBeLessThan(3_000);
    // The folder of field data has been looked at by then.
    expect(await rows("select status from ingest.runs")).toEqual([{ status: "partial" }]);
    expect(await rows("select distinct error_code from ingest.stream_runs where source = 'hubspot'")).toEqual([
      { error_code: "stopped" },
    ]);
  });

  it("killed with -9 in the middle of a sync takes it up again at its next start", async () => {
    isSilent = true;
    const child = await startWorker();
    await expect.poll(() => rows("select from ingest.stream_runs where status = 'running'"), patiently).toHaveLength(1);
    child.kill("SIGKILL");
    await endOf(child);
    isSilent = false;
    await startWorker();
    await expect
      .poll(() => rows("select status from ingest.runs order by run_id"), patiently)
      .toEqual([{ status: "failed" }, { status: "succeeded" }]);
    await expect.poll(() => rows("select status from app.builds"), patiently).toEqual([{ status: "succeeded" }]);
  });
});
