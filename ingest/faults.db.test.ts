import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { SyncResult } from "./sync.ts";
import { openSource, syncAll } from "./sync.ts";
import { createTables } from "./tables.ts";
import type { TestDatabase } from "./testing/testDatabase.ts";
import { createTestDatabase } from "./testing/testDatabase.ts";
import type { TestSandbox } from "./testing/testSandbox.ts";
import { openTestSandbox } from "./testing/testSandbox.ts";
import type { ThingShop } from "./testing/things.ts";
import { minute, openThingShop, partsTable, things, thingsTable } from "./testing/things.ts";

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe("a trouble of our own database in the middle of a run", () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
    await createTables(database.pool, [thingsTable, partsTable]);
  });
  afterEach(() => database?.drop());

  const rows = async (sql: string) => (await database.pool.query(sql)).rows;
  const sync = (shop: ThingShop): Promise<SyncResult> =>
    syncAll({ pool: database.pool, sources: [openSource("shopify", [things], shop)], trigger: "schedule", log: quiet });
  const healed = async () => {
    expect(await rows("select count(*)::integer as things from raw_shopify.things")).toEqual([{ things: 40 }]);
    expect(await rows("select count(*)::integer as parts from raw_shopify.thing_parts")).toEqual([{ parts: 80 }]);
    expect(await rows("select cursor->>'updated_at' as cursor from ingest.stream_state")).toEqual([
      { cursor: minute(40) },
    ]);
  };

  it("such as a full disk fails the run with its name; whole pages stay, and the next run heals", async () => {
    await database.pool.query(`
      create function raw_shopify.full_disk() returns trigger language plpgsql as $$ begin
        if new.id > 20 then raise exception 'could not extend file: No space left on device' using errcode = '53100'; end if;
        return new; end $$;
      create trigger full_disk before insert on raw_shopify.things for each row execute function raw_shopify.full_disk()`);
    const failed = await sync(openThingShop(40));
    expect(failed.streams).toMatchObject([{ failure: { code: "disk_full" } }]);
    expect(failed.streams[0]?.failure?.message).toContain("Make room on it");
    // Pages of three: the seventh began with a record that fitted, and went as a whole.
    expect(await rows("select count(*)::integer as things from raw_shopify.things")).toEqual([{ things: 18 }]);
    expect(await rows("select * from ingest.stream_state where cursor is not null")).toEqual([]);
    await database.pool.query("drop trigger full_disk on raw_shopify.things");
    expect(await sync(openThingShop(40))).toMatchObject({
      status: "succeeded",
      streams: [{ landed: 22, unchanged: 18 }],
    });
    await healed();
  });

  it("such as a restart, which cuts every connection, ends the run, and the next one heals", async () => {
    const shop = openThingShop(40);
    shop.beforePage = async (page) => {
      if (page !== 5) return;
      await database.pool.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
      );
    };
    await sync(shop).then(
      (result) => expect(result.streams).toMatchObject([{ failure: { code: "database_lost" } }]),
      (error: Error) => expect(error.message).toMatch(/terminat|not queryable/),
    );
    const [kept] = await rows("select count(*)::integer as things from raw_shopify.things");
    // The fifth page was landing: it is there as a whole, or not at all.
    expect([12, 15]).toContain(kept.things);
    shop.beforePage = () => undefined;
    expect(await sync(shop)).toMatchObject({
      status: "succeeded",
      streams: [{ landed: 40 - kept.things, unchanged: kept.things }],
    });
    await healed();
    expect(await rows("select status from ingest.runs where status = 'running'")).toEqual([]);
  });
});

describe("an access token of the shop", () => {
  let database: TestDatabase;
  let sandbox: TestSandbox;
  beforeAll(async () => {
    [database, sandbox] = await Promise.all([createTestDatabase(), openTestSandbox()]);
  });
  afterAll(async () => {
    await sandbox?.close();
    await database?.drop();
  });
  const sync = (onPage: () => Promise<unknown> = async () => undefined) => {
    let told = false;
    return syncAll({
      pool: database.pool,
      sources: sandbox.sources().filter(({ name }) => name === "shopify"),
      trigger: "schedule",
      full: true,
      log: quiet,
      onStreamEnd: () => {
        if (!told) void onPage();
        told = true;
      },
    });
  };

  it("that ends in the middle of a run is renewed, and the run goes on", async () => {
    expect(await sync(() => sandbox.pull("manners", { token_epoch: 1 }))).toMatchObject({ status: "succeeded" });
  });

  it("that is refused after its renewal stops the source with a named cause, and is not tried again by schedule", async () => {
    await sandbox.pull("faults", { path: "graphql", status: 401, times: 1_000 });
    const { streams } = await sync();
    expect(streams.map(({ failure }) => failure?.code)).toEqual([
      "unauthorized",
      ...streams.slice(1).map(() => "stopped_source"),
    ]);
    expect(streams[1]?.failure?.message).toMatch(/refused our credentials.*Set SHOPIFY_ACCESS_TOKEN/);
    await sandbox.clearFaults();
    expect((await sync()).streams.every(({ failure }) => failure?.code === "stopped_source")).toBe(true);
  });
});
