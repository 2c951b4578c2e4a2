import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { migrateApp } from "../ingest/testing/appTables.ts";
import type { TestDatabase } from "../ingest/testing/testDatabase.ts";
import { createTestDatabase } from "../ingest/testing/testDatabase.ts";
import { buildWhatIsDue } from "./buildMarts.ts";
import type { DbtSettings } from "./dbt.ts";
import { openDbt } from "./dbt.ts";
import { fakeDbt } from "./testing/fakeDbt.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await migrateApp(database.url);
});
afterAll(() => database?.drop());
beforeEach(() => database.pool.query("truncate app.builds, ingest.runs, ingest.stream_runs restart identity cascade"));

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
async function build(settings: DbtSettings, signal = new AbortController().signal) {
  const dbt = openDbt(settings, quiet, async () => ({}));
  const result = await buildWhatIsDue({ pool: database.pool, dbt, run_id: null, signal, log: quiet, full: true });
  if (!result) throw new Error("nothing was built");
  return result;
}
const rows = async (sql: string) => (await database.pool.query(sql)).rows;

const threeNodes = `
  say("ConcurrencyLine", { node_count: 3 });
  for (const name of ["a", "b", "c"]) { say("LogModelResult", node(name)); await wait(150); }`;

async function hearing(work: () => Promise<unknown>): Promise<unknown[]> {
  const listener = await database.pool.connect();
  const heard: unknown[] = [];
  listener.on("notification", ({ payload }) => void heard.push(JSON.parse(payload ?? "null")));
  await listener.query("listen atoll");
  try {
    await work();
    await listener.query("select 1");
  } finally {
    listener.release(true);
  }
  return heard;
}

describe("a build", () => {
  it("keeps its progress in app.builds while it runs, and its end", async () => {
    const running = build(await fakeDbt(database.url, threeNodes));
    await expect
      .poll(() => rows("select status, nodes_done, nodes_total from app.builds"))
      .toMatchObject([
        { status: "running", nodes_done: expect.toSatisfy((done) => done >= 1 && done < 3), nodes_total: 3 },
      ]);
    expect(await running).toMatchObject({ status: "succeeded", nodes_done: 3, nodes_total: 3, failures: [] });
    expect(await rows("select status, nodes_done, finished_at is not null as ended from app.builds")).toEqual([
      { status: "succeeded", nodes_done: 3, ended: true },
    ]);
  });

  it("tells readers once that it was published, after the last progress", async () => {
    const dbt = await fakeDbt(database.url, threeNodes);
    const heard = await hearing(() => build(dbt));
    expect(heard.at(-1)).toEqual({ type: "published", build_id: 1 });
    expect(heard.filter((message) => message && Object(message).type === "published")).toHaveLength(1);
  });

  it("that fails names the node and the reason, and is not published", async () => {
    const dbt = await fakeDbt(
      database.url,
      `say("ConcurrencyLine", { node_count: 1 });
       say("LogTestResult", node("unique_gift", "test"));
       say("RunResultError", { msg: "Got 2 results, configured to fail if != 0", ...node("unique_gift", "test") });
       process.exitCode = 1;`,
    );
    const heard = await hearing(() => build(dbt));
    expect(heard).not.toContainEqual(expect.objectContaining({ type: "published" }));
    expect(await rows("select status, failures from app.builds")).toEqual([
      {
        status: "failed",
        failures: [{ node: "unique_gift", kind: "test", message: "Got 2 results, configured to fail if != 0" }],
      },
    ]);
  });

  it("that crashes keeps the last lines dbt wrote", async () => {
    const dbt = await fakeDbt(
      database.url,
      `console.error("ModuleNotFoundError: no module named dbt"); process.exitCode = 3;`,
    );
    expect(await build(dbt)).toMatchObject({
      status: "failed",
      failures: [{ message: "dbt ended with exit code 3. ModuleNotFoundError: no module named dbt" }],
    });
  });

  it("says how to get dbt where there is none", async () => {
    const dbt = { ...(await fakeDbt(database.url, "")), command: "/nowhere/dbt" };
    expect(await build(dbt)).toMatchObject({
      status: "failed",
      failures: [{ message: expect.stringContaining("DBT_COMMAND") }],
    });
  });

  it("ends dbt within two seconds when it is stopped", async () => {
    const stop = new AbortController();
    const running = build(
      await fakeDbt(database.url, `process.on("SIGTERM", () => {}); await wait(60000);`),
      stop.signal,
    );
    setTimeout(() => stop.abort(), 300);
    const started = performance.now();
    expect(await running).toMatchObject({ status: "failed" });
    expect(performance.now() - started).toBeLessThan(2_500);
  });

  it("passes the connection as variables and the settings as one text", async () => {
    const dbt = await fakeDbt(
      database.url,
      `say("RunResultError", { msg: JSON.stringify([process.env.ATOLL_DBT_DATABASE, process.argv.slice(2), Object.keys(process.env)]), ...node("x") });`,
    );
    const result = await build(dbt);
    const [name, args, variables] = JSON.parse(result.failures[0]?.message ?? "[]");
    expect(name).toBe(new URL(database.url).pathname.slice(1));
    expect(args).toContain('{"time_zone":"Pacific/Tahiti"}');
    expect(variables).not.toContain("DATABASE_URL");
  });
});
