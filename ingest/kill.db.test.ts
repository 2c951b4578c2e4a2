import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSource, syncAll } from "./sync.ts";
import { createTables } from "./tables.ts";
import type { TestDatabase } from "./testing/testDatabase.ts";
import { createTestDatabase } from "./testing/testDatabase.ts";
import { minute, openThingShop, partsTable, things, thingsTable } from "./testing/things.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await createTables(database.pool, [thingsTable, partsTable]);
});
afterAll(() => database?.drop());

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const rows = async (sql: string) => (await database.pool.query(sql)).rows;

describe("a worker killed with -9 in the middle of a stream", () => {
  it("leaves whole pages and no cursor, and the next run completes them", async () => {
    const program = new URL("./testing/syncUntilKilled.ts", import.meta.url).pathname;
    const child = spawn(process.execPath, [program, database.url, "5"], { stdio: ["ignore", "pipe", "inherit"] });
    await once(child.stdout, "data");
    child.kill("SIGKILL");
    await once(child, "exit");

    expect(await rows("select count(*)::integer as things from raw_shopify.things")).toEqual([{ things: 15 }]);
    expect(await rows("select count(*)::integer as parts from raw_shopify.thing_parts")).toEqual([{ parts: 30 }]);
    expect(await rows("select rows_read, rows_landed, status from ingest.stream_runs")).toEqual([
      { rows_read: "15", rows_landed: "15", status: "running" },
    ]);
    expect(await rows("select * from ingest.stream_state")).toEqual([]);

    const shop = openThingShop(40);
    const next = await syncAll({
      pool: database.pool,
      sources: [openSource("shopify", [things], shop)],
      trigger: "schedule",
      log: quiet,
    });
    expect(next.streams).toMatchObject([{ read: 40, landed: 25, unchanged: 15, failure: null }]);
    expect(await rows("select status from ingest.runs order by run_id")).toEqual([
      { status: "failed" },
      { status: "succeeded" },
    ]);
    expect(await rows("select cursor->>'updated_at' as cursor from ingest.stream_state")).toEqual([
      { cursor: minute(40) },
    ]);
  });
});
