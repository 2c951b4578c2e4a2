import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { createClock } from "../../../clock.ts";
import type { SyncResult } from "../../../sync.ts";
import { syncAll } from "../../../sync.ts";
import type { TestDatabase } from "../../../testing/testDatabase.ts";
import { createTestDatabase } from "../../../testing/testDatabase.ts";
import type { TestSandbox } from "../../../testing/testSandbox.ts";
import { openTestSandbox, sandboxNow } from "../../../testing/testSandbox.ts";
import { orderRecord } from "../orderQuery.ts";
import { shopify } from "../source.ts";
import { toBulkQuery } from "./bulkQuery.ts";

let sandbox: TestSandbox;
let paged: TestDatabase;
let bulk: TestDatabase;

beforeAll(async () => {
  [sandbox, paged, bulk] = await Promise.all([openTestSandbox(), createTestDatabase(), createTestDatabase()]);
});
afterAll(async () => {
  await sandbox?.close();
  await paged?.drop();
  await bulk?.drop();
});

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const sync = (database: TestDatabase, bulk_from: number, over: Partial<Parameters<typeof syncAll>[0]> = {}) =>
  syncAll({
    pool: database.pool,
    sources: sandbox.sources({ bulk_from }),
    trigger: "cli",
    full: true,
    only: { source: "shopify" },
    log: quiet,
    now: createClock(sandboxNow),
    ...over,
  });
const failures = (result: SyncResult) =>
  result.streams.flatMap(({ stream, failure }) => (failure ? [`${stream}: ${failure.message}`] : []));
const wish = (body: Record<string, unknown>) => sandbox.pull("bulk", body);

const operations = z.object({
  data: z.object({ list: z.object({ nodes: z.array(z.object({ status: z.string() })) }) }),
});
async function operationsOf(query: string) {
  const text = `query ($query: String) { list: bulkOperations(first: 250, query: $query) { nodes { status } } }`;
  return operations.parse(await sandbox.askShopify(text, { query })).data.list.nodes;
}
const submit = (query: string) =>
  sandbox.askShopify("mutation ($query: String!) { bulkOperationRunQuery(query: $query) { userErrors { message } } }", {
    query,
  });

async function contents(database: TestDatabase): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  for (const { schema, name, key } of shopify.tables({})) {
    const own = ["_airbyte_raw_id", "_airbyte_extracted_at", "_airbyte_meta", "_airbyte_generation_id"];
    const { rows } = await database.pool.query(
      `select to_jsonb(kept) - $1::text[] as content from ${schema}.${name} kept order by ${key}`,
      [own],
    );
    found[name] = rows;
  }
  return found;
}

describe("a full read by bulk operation", () => {
  it("lands the very rows that pages land, whatever their order, cut short or without their parents", async () => {
    expect(failures(await sync(paged, 1_000_000))).toEqual([]);
    expect(await operationsOf("status:completed")).toHaveLength(0);
    await wish({ times: 4, shuffle: true, nested_limit: 1, lost_parents: 2 });
    expect(failures(await sync(bulk, 0))).toEqual([]);
    expect(await operationsOf("status:completed")).toHaveLength(4);
    const [one, other] = [await contents(paged), await contents(bulk)];
    expect(one.order_refunds?.length).toBeGreaterThan(5);
    expect(other).toEqual(one);
    expect((await bulk.pool.query("select * from ingest.rejects")).rows).toEqual([]);
  });

  it("changes nothing when it is done again, and tells its progress", async () => {
    const seen: number[] = [];
    const result = await sync(bulk, 0, { onProgress: ({ read }) => seen.push(read) });
    expect(result).toMatchObject({ status: "succeeded", changed_rows: 0 });
    const { rows } = await bulk.pool.query(
      "select rows_read = expected_rows as whole from ingest.stream_runs where run_id = $1 and stream = any($2)",
      [result.run_id, ["products", "product_variants", "customers", "orders"]],
    );
    expect(rows).toHaveLength(4);
    for (const { whole } of rows) expect(whole).toBe(true);
    expect(Math.max(...seen)).toBeGreaterThan(500);
  });

  it("takes up a download where it was cut, also from a server without ranges", async () => {
    await wish({ times: 1, cut_after: 200_000, cuts: 4 });
    expect(await sync(bulk, 0, { only: { stream: "orders" } })).toMatchObject({ status: "succeeded", changed_rows: 0 });
    await wish({ times: 1, cut_after: 200_000, cuts: 1, without_ranges: true });
    expect(await sync(bulk, 0, { only: { stream: "orders" } })).toMatchObject({ status: "succeeded", changed_rows: 0 });
  });

  it("takes over an operation that a dead worker left under way", async () => {
    const before = (await operationsOf("operation_type:query")).length;
    await wish({ hold_ms: 700 });
    await submit(toBulkQuery("orders", { type: "Order", ...orderRecord }).text);
    expect(await sync(bulk, 0, { only: { stream: "orders" } })).toMatchObject({ status: "succeeded", changed_rows: 0 });
    expect(await operationsOf("operation_type:query")).toHaveLength(before + 1);
  });

  it("waits for a place while five operations run", async () => {
    await wish({ times: 5, hold_ms: 900 });
    for (let i = 0; i < 5; i += 1) await submit("{ products { edges { node { id } } } }");
    expect(await sync(bulk, 0, { only: { stream: "products" } })).toMatchObject({ status: "succeeded" });
  });

  it("cancels its operation when it is stopped", async () => {
    await wish({ hold_ms: 1_500 });
    const stop = new AbortController();
    const running = sync(bulk, 0, { only: { stream: "customers" }, signal: stop.signal });
    await expect.poll(() => operationsOf("status:created"), { timeout: 5_000 }).toHaveLength(1);
    stop.abort();
    expect((await running).streams).toMatchObject([{ failure: { code: "stopped" } }]);
    await expect.poll(() => operationsOf("status:canceled"), { timeout: 5_000 }).toHaveLength(1);
  });
});

describe("a bulk operation that goes wrong", () => {
  let empty: TestDatabase;
  beforeAll(async () => {
    empty = await createTestDatabase();
  });
  afterAll(() => empty?.drop());
  beforeEach(() => empty.pool.query("truncate ingest.stream_state"));

  it.each([
    ["bulk_failed", { status: "FAILED", error_code: "INTERNAL_SERVER_ERROR" }],
    ["bulk_timeout", { status: "FAILED", error_code: "TIMEOUT" }],
    ["forbidden", { status: "FAILED", error_code: "ACCESS_DENIED" }],
    ["bulk_expired", { status: "EXPIRED" }],
    ["bulk_file_broken", { short_by: 40 }],
    ["bulk_file_gone", null],
  ])("ends the stream as %s and marks nothing complete", async (code, body) => {
    if (body) await wish(body);
    else await sandbox.pull("faults", { path: "/_bulk", status: 403, body: "expired" });
    const result = await sync(empty, 0, { only: { stream: "orders" } });
    expect(result.streams).toMatchObject([{ failure: { code, message: expect.stringMatching(/\. [A-Z].*\.$/) } }]);
    const { rows } = await empty.pool.query("select * from ingest.stream_state where last_success_at is not null");
    expect(rows).toEqual([]);
  });

  it("is whole with the next sync", async () => {
    expect(await sync(empty, 0, { only: { stream: "orders" } })).toMatchObject({ status: "succeeded" });
    expect((await contents(empty)).orders).toEqual((await contents(paged)).orders);
  });
});
