import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createClock } from "../clock.ts";
import type { SyncResult } from "../sync.ts";
import { syncAll } from "../sync.ts";
import type { TestDatabase } from "../testing/testDatabase.ts";
import { createTestDatabase } from "../testing/testDatabase.ts";
import type { TestSandbox } from "../testing/testSandbox.ts";
import { openTestSandbox, sandboxNow } from "../testing/testSandbox.ts";

let database: TestDatabase;
let sandbox: TestSandbox;

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const reconcile = (stream: string, accept_deletions = false): Promise<SyncResult> =>
  syncAll({
    pool: database.pool,
    sources: sandbox.sources(),
    trigger: "cli",
    only: { stream },
    reconcile: { accept_deletions },
    log: quiet,
    now: createClock(sandboxNow),
  });
const rows = async (sql: string, values: unknown[] = []) => (await database.pool.query(sql, values)).rows;
const livingOrders = async (count: number): Promise<string[]> =>
  (
    await rows("select id::text from raw_shopify.orders where deleted_at is null order by orders.id limit $1", [count])
  ).map(({ id }) => id);
const deletedOrders = () => rows("select id::text from raw_shopify.orders where deleted_at is not null order by id");
const kept = async (result: SyncResult) =>
  (await rows("select * from ingest.reconciliations where run_id = $1", [result.run_id]))[0];

beforeAll(async () => {
  [sandbox, database] = await Promise.all([openTestSandbox(), createTestDatabase()]);
  await syncAll({
    pool: database.pool,
    sources: sandbox.sources(),
    trigger: "first",
    log: quiet,
    now: createClock(sandboxNow),
  });
});
afterEach(() => sandbox.clearFaults());
afterAll(async () => {
  await sandbox?.close();
  await database?.drop();
});

describe("comparing raw with its sources", () => {
  it.each([
    "products",
    "product_variants",
    "customers",
    "orders",
    "subscription_contracts",
    "companies",
    "contacts",
    "deals",
    "line_items",
    "marketing_campaigns",
    "reef_sponsorship",
  ])("finds nothing in %s just read", async (stream) => {
    const result = await reconcile(stream);
    expect(result).toMatchObject({ status: "succeeded", changed_rows: 0 });
    const found = await kept(result);
    expect(found).toMatchObject({
      status: "succeeded",
      missing_rows: "0",
      surplus_rows: "0",
      stale_rows: "0",
      months: [],
    });
    expect(Number(found.source_rows)).toBeGreaterThan(5);
    expect(found.raw_rows).toBe(found.source_rows);
    expect(found.raw_sum).toBe(found.source_sum);
  });

  it("marks a discount deleted that the shop lists no more, though its dates lie within it", async () => {
    const [{ count }] = await rows("select count(*)::integer from raw_shopify.price_rules");
    await database.pool.query(`insert into raw_shopify.price_rules
      ("_airbyte_raw_id", "_airbyte_extracted_at", "_airbyte_meta", id, created_at, updated_at, title)
      values ('x', '2026-01-01', '{}', 99999, '2026-01-01', '2026-01-01', 'gone')`);
    const found = await kept(await reconcile("discount_codes"));
    expect(found).toMatchObject({
      source_rows: String(count),
      missing_ids: ["99999"],
      deleted_rows: "1",
      stale_rows: "0",
      months: [],
    });
  });

  it("leaves streams alone that are read whole each time", async () => {
    const result = await reconcile("owners");
    expect(result.streams).toMatchObject([{ failure: null, reconciliation: null }]);
    expect(await kept(result)).toBeUndefined();
  });

  it("marks an order that was deleted in the shop, once", async () => {
    const [id = ""] = await livingOrders(1);
    await sandbox.pull(`orders/${id}/delete`);
    const result = await reconcile("orders");
    expect(result).toMatchObject({ status: "succeeded", changed_rows: 1 });
    expect(await deletedOrders()).toEqual([{ id }]);
    expect(await kept(result)).toMatchObject({ missing_ids: [id], deleted_rows: "1", repaired_rows: "0", months: [] });
    expect(await reconcile("orders")).toMatchObject({ changed_rows: 0 });
  });

  it("counts what it changed as landed, so that a build follows", async () => {
    const [id = ""] = await livingOrders(1);
    await sandbox.pull(`orders/${id}/delete`);
    const { run_id } = await reconcile("orders");
    expect(await rows("select rows_landed::integer from ingest.stream_runs where run_id = $1", [run_id])).toEqual([
      { rows_landed: 1 },
    ]);
  });

  it("archives a contact that the CRM no longer knows", async () => {
    await database.pool.query(
      `insert into raw_hubspot.contacts ("_airbyte_raw_id", "_airbyte_extracted_at", "_airbyte_meta", id, "createdAt", "updatedAt", archived, properties)
       values ('x', now(), '{}', '999999999999', '2024-01-01', '2024-01-01', false, '{}')`,
    );
    const result = await reconcile("contacts");
    expect(await kept(result)).toMatchObject({ missing_ids: ["999999999999"], deleted_rows: "1" });
    expect(await rows("select archived from raw_hubspot.contacts where id = '999999999999'")).toEqual([
      { archived: true },
    ]);
    expect(await reconcile("contacts")).toMatchObject({ changed_rows: 0 });
  });

  it.each([
    ["orders", "raw_shopify.orders where deleted_at is null"],
    ["customers", "raw_shopify.customers where true"],
    ["products", "raw_shopify.products where true"],
    ["product_variants", "raw_shopify.product_variants where true"],
    ["deals", "raw_hubspot.deals where not archived"],
  ])("reads again what raw lost of %s", async (stream, living) => {
    const [lost] = await rows(`select count(*)::integer, min(id::bigint)::text as id from ${living}`);
    await database.pool.query(`delete from ${living} and id::text = $1`, [lost.id]);
    const found = await kept(await reconcile(stream));
    expect(found).toMatchObject({ surplus_ids: [lost.id], repaired_rows: "1", months: [] });
    expect(await rows(`select count(*)::integer, min(id::bigint)::text as id from ${living}`)).toEqual([lost]);
  });

  it("reads again a deal whose links are others than the CRM's, although no date says so", async () => {
    const [deal] = await rows(
      "select id, companies from raw_hubspot.deals where not archived and jsonb_array_length(companies) > 0 limit 1",
    );
    await database.pool.query("update raw_hubspot.deals set companies = '[]', contacts = '[\"1\"]' where id = $1", [
      deal.id,
    ]);
    expect(await kept(await reconcile("deals"))).toMatchObject({ stale_ids: [deal.id], repaired_rows: "1" });
    expect(await rows("select id, companies from raw_hubspot.deals where id = $1", [deal.id])).toEqual([deal]);
  });

  it("reads again an order whose total is another one in raw, and one wrongly marked as deleted", async () => {
    const [first = "", second = ""] = await livingOrders(2);
    await database.pool.query("update raw_shopify.orders set total_price = total_price + 1 where id::text = $1", [
      first,
    ]);
    await database.pool.query("update raw_shopify.orders set deleted_at = now() where id::text = $1", [second]);
    const found = await kept(await reconcile("orders"));
    expect(found).toMatchObject({ stale_ids: [first, second], repaired_rows: "2", months: [] });
    expect(found.raw_sum).toBe(found.source_sum);
  });

  it("marks nothing where the source fails in the middle of its list", async () => {
    const [id = ""] = await livingOrders(1);
    const before = await deletedOrders();
    await sandbox.pull(`orders/${id}/delete`);
    // The sync asks twice (a count and a page); the list comes after that.
    await sandbox.pull("faults", { path: "graphql", nth: 4, status: 403, times: 100, body: { errors: "Forbidden" } });
    const result = await reconcile("orders");
    expect(result.streams).toMatchObject([{ failure: { code: "forbidden" } }]);
    expect(await kept(result)).toMatchObject({ status: "failed", error_code: "forbidden", deleted_rows: "0" });
    expect(await deletedOrders()).toEqual(before);
    await sandbox.clearFaults();
    expect(await reconcile("orders")).toMatchObject({ status: "succeeded", changed_rows: 1 });
    expect(await deletedOrders()).toContainEqual({ id });
  });

  it("does not believe that a fifth of a stream is gone, unless told to", async () => {
    await database.pool.query(
      `insert into raw_hubspot.companies ("_airbyte_raw_id", "_airbyte_extracted_at", "_airbyte_meta", id, "createdAt", "updatedAt", archived, properties)
       select 'x' || n, now(), '{}', (900000000000 + n)::text, '2024-01-01', '2024-01-01', false, '{}'
       from generate_series(1, 60 + (select count(*)::integer from raw_hubspot.companies)) as n`,
    );
    const result = await reconcile("companies");
    expect(result.streams[0]?.failure).toMatchObject({
      code: "too_many_deleted",
      message: expect.stringContaining("atoll ingest --reconcile --accept-deletions"),
    });
    const archived = () =>
      rows("select count(*)::integer from raw_hubspot.companies where archived and id like '9000000%'");
    expect(await archived()).toEqual([{ count: 0 }]);
    expect(await reconcile("companies", true)).toMatchObject({ status: "succeeded" });
    expect((await archived())[0].count).toBeGreaterThan(60);
  });
});
