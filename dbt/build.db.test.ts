import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrateApp } from "../ingest/testing/appTables.ts";
import type { TestDatabase } from "../ingest/testing/testDatabase.ts";
import { createTestDatabase } from "../ingest/testing/testDatabase.ts";
import { type Dbt, dbtOn } from "./testing/dbtRun.ts";
import { landOrder } from "./testing/landed.ts";

let database: TestDatabase;
let dbt: Dbt;
beforeAll(async () => {
  database = await createTestDatabase();
  await migrateApp(database.url);
  dbt = dbtOn(database.url);
});
afterAll(async () => {
  dbt?.remove();
  await database?.drop();
});

const value = async (sql: string) => Object.values((await database.pool.query(sql)).rows[0])[0];
const builds = () => value("select max(build_id)::integer from marts.build_runs");
const buildData = () => dbt.run("build", "--exclude-resource-type", "unit_test");

describe("dbt build", () => {
  it("passes every data test and unit test on empty raw tables, and publishes", { timeout: 180_000 }, async () => {
    const { code, statuses, output } = await dbt.run("build");
    expect(output).toContain("Completed successfully");
    expect(code).toBe(0);
    expect(Object.keys(statuses).length).toBeGreaterThan(150);
    expect(await builds()).toBe(1);
    expect(await value("select to_regnamespace('marts_build')")).toBeNull();
  });

  it("publishes nothing when only part of the project is built", { timeout: 120_000 }, async () => {
    const { code } = await dbt.run("build", "--select", "+fct_donations");
    expect(code).toBe(0);
    expect(await builds()).toBe(1);
  });

  it("puts new marts in place of the served ones and keeps the list of builds", { timeout: 120_000 }, async () => {
    await landOrder(database.pool, 1, { status: "paid" });
    expect((await buildData()).code).toBe(0);
    expect(await builds()).toBe(2);
    expect(await value("select count(*)::integer from marts.build_runs")).toBe(2);
    expect(await value("select line_key from marts.fct_donations")).toBe("shopify:10");
  });

  it("leaves the served marts alone when a test fails, and says which rows it found", {
    timeout: 120_000,
  }, async () => {
    await landOrder(database.pool, 2, { status: "half_paid" });
    const { code, output, statuses } = await buildData();
    expect(code).toBe(1);
    expect(
      statuses.accepted_values_stg_shopify__orders_financial_status__authorized__expired__paid__partially_paid__partially_refunded__pending__refunded__voided,
    ).toBe("fail");
    expect(output).toContain("half_paid");
    expect(await builds()).toBe(2);
    expect(await value("select count(*)::integer from marts.fct_donations")).toBe(1);
    await database.pool.query("delete from raw_shopify.orders where id = 2");
  });

  it("waits for a reader of the served marts, who sees one build only", { timeout: 300_000 }, async () => {
    await landOrder(database.pool, 3, { status: "paid" });
    const reader = await database.pool.connect();
    await reader.query("begin");
    await reader.query("select count(*) from marts.fct_donations");
    const building = buildData();
    const deadline = Date.now() + 150_000;
    let waited = false;
    while (Date.now() < deadline && !waited) {
      waited = (await waitingLocks()) > 0;
      await new Promise((wake) => setTimeout(wake, 20));
    }
    expect(waited).toBe(true);
    const { rows } = await reader.query("select count(*)::integer as lines from marts.fct_donations");
    expect(rows).toEqual([{ lines: 1 }]);
    await reader.query("commit");
    reader.release();
    expect((await building).code).toBe(0);
    expect(await builds()).toBe(3);
    expect(await value("select count(*)::integer from marts.fct_donations")).toBe(2);
  });
});

async function waitingLocks(): Promise<number> {
  return Number(
    await value(
      "select count(*) from pg_locks where mode = 'AccessExclusiveLock' and not granted and locktype = 'relation'",
    ),
  );
}
