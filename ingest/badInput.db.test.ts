import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createShopifyClient } from "./sources/shopify/client.ts";
import { customers } from "./sources/shopify/customers.ts";
import { orders } from "./sources/shopify/orders.ts";
import { openSource, syncAll } from "./sync.ts";
import { createTables } from "./tables.ts";
import { readNamed } from "./testing/fixture.ts";
import type { TestDatabase } from "./testing/testDatabase.ts";
import { createTestDatabase } from "./testing/testDatabase.ts";
import type { Reply, TestServer } from "./testing/testServer.ts";
import { openTestServer } from "./testing/testServer.ts";

let database: TestDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await createTestDatabase();
  await createTables(database.pool, [...orders.tables, ...customers.tables]);
});
afterAll(() => database?.drop());
beforeEach(() =>
  database.pool.query(
    "truncate ingest.runs, ingest.stream_runs, ingest.stream_state, ingest.rejects, raw_shopify.orders, raw_shopify.transactions",
  ),
);
afterEach(() => server?.close());

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const rows = async (sql: string) => (await database.pool.query(sql)).rows;
const { plain } = readNamed(new URL("sources/shopify/", import.meta.url).href, "orders");

/** The recorded order under another id, changed. */
const order = (id: number, change: Record<string, unknown> = {}) => ({
  ...plain,
  id: `gid://shopify/Order/${id}`,
  legacyResourceId: String(id),
  transactions: [],
  ...change,
});
const bag = (amount: string, currencyCode = "EUR") => ({
  shopMoney: { amount, currencyCode },
  presentmentMoney: { amount, currencyCode },
});
const pageOf = (nodes: unknown[]): Reply => ({
  body: { data: { orders: { nodes, pageInfo: { hasNextPage: false, endCursor: null } } } },
});
const counted: Reply = { body: { data: { ordersCount: null, customersCount: null } } };
const noCustomers: Reply = {
  body: { data: { customers: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } } },
};

/** Reads customers and orders of a shop that answers the orders' pages as told, over HTTP. */
async function sync(answer: (page: number) => Reply) {
  let page = 0;
  server = await openTestServer(({ body }) => {
    if (body.includes("query Count")) return counted;
    if (body.includes("query Customers")) return noCustomers;
    page += 1;
    return answer(page);
  });
  const client = createShopifyClient(
    {
      shop: "reef.myshopify.com",
      api_url: server.url,
      version: "2026-10",
      auth: { kind: "token", token: "shpat_1" },
    },
    { attempts: 2, firstDelayMs: 1, timeoutMs: 5_000 },
  );
  const result = await syncAll({
    pool: database.pool,
    sources: [openSource("shopify", [orders, customers], client)],
    trigger: "cli",
    log: quiet,
    now: () => new Date("2026-11-24T00:00:00Z"),
  });
  const [ofOrders, ofCustomers] = result.streams;
  return { orders: ofOrders, customers: ofCustomers };
}
const landedIds = async () => (await rows("select id from raw_shopify.orders order by id")).map(({ id }) => Number(id));
const rejects = () => rows("select record_key, field from ingest.rejects order by reject_id");

describe("a record that is odd", () => {
  it.each([
    ["of a status that is not known yet", { displayFinancialStatus: "HALF_PAID" }, { financial_status: "half_paid" }],
    [
      "in a currency that nobody knows",
      { totalPriceSet: bag("5.0", "XTS"), presentmentCurrencyCode: "XTS" },
      { presentment_currency: "XTS", total_price: "5.0" },
    ],
    ["with an amount below zero", { totalPriceSet: bag("-5.25") }, { total_price: "-5.25" }],
    [
      "with more digits than a float holds",
      { totalPriceSet: bag("12345678901234567.89") },
      { total_price: "12345678901234567.89" },
    ],
    [
      "in emoji and from right to left",
      { note: "🐠🪸 شعاب مرجانية \u202Eabc", tags: ["مرجان", "👩‍👩‍👧"] },
      { note: "🐠🪸 شعاب مرجانية \u202Eabc", tags: "مرجان, 👩‍👩‍👧" },
    ],
    ["with NUL and half a character in its texts", { note: "a\0b\ud800c" }, { note: "ab\ufffdc" }],
    [
      "with nothing wherever Shopify may leave something out",
      {
        email: null,
        customer: null,
        billingAddress: null,
        shippingAddress: null,
        subtotalPriceSet: null,
        totalTaxSet: null,
        totalDiscountsSet: null,
        customerJourneySummary: null,
        displayFinancialStatus: null,
        sourceName: null,
      },
      { email: null, customer: null, subtotal_price: null, customer_journey_summary: null },
    ],
  ])("%s is kept as it is", async (_what, change, kept) => {
    expect((await sync(() => pageOf([order(1, change)]))).orders).toMatchObject({
      failure: null,
      landed: 1,
      rejected: 0,
    });
    expect(await rows("select * from raw_shopify.orders")).toMatchObject([kept]);
  });

  it("with a note of five megabytes is kept whole", async () => {
    const note = "récif 🪸 ".repeat(500_000);
    expect((await sync(() => pageOf([order(1, { note })]))).orders).toMatchObject({ landed: 1, rejected: 0 });
    expect(await rows("select note = repeat('récif 🪸 ', 500000) as same from raw_shopify.orders")).toEqual([
      { same: true },
    ]);
  });
});

describe("a record that cannot be read", () => {
  it.each([
    ["a number where a text was", { name: 1001 }, "name"],
    [
      "an amount that is a number",
      { totalPriceSet: { ...bag("5.0"), shopMoney: { amount: 5, currencyCode: "EUR" } } },
      "totalPriceSet.shopMoney.amount",
    ],
    ["the date 0000-00-00", { processedAt: "0000-00-00T00:00:00Z" }, "processedAt"],
    ["the thirtieth of February", { updatedAt: "2026-02-30T00:00:00Z" }, "updatedAt"],
    ["a date without a zone", { createdAt: "2026-02-03 04:05:06" }, "createdAt"],
    ["a field that the API has renamed", { email: undefined, emailAddress: "a@b.example" }, "email"],
    ["a list that is none", { lineItems: "none" }, "lineItems"],
  ])("for %s goes to the rejects by that field, its neighbours land and the run ends", async (_what, change, field) => {
    const { orders: result } = await sync(() => pageOf([order(1), order(2, change), order(3)]));
    expect(result).toMatchObject({ failure: null, read: 3, landed: 2, rejected: 1 });
    expect(await landedIds()).toEqual([1, 3]);
    expect(await rejects()).toEqual([{ record_key: "2", field }]);
    expect(await rows("select payload ->> 'legacyResourceId' as id from ingest.rejects")).toEqual([{ id: "2" }]);
  });

  it("and is not even a record is kept aside without a key", async () => {
    const { orders: result } = await sync(() => pageOf([order(1), null, "gid://shopify/Order/2", []]));
    expect(result).toMatchObject({ failure: null, landed: 1, rejected: 3 });
    expect(await rejects()).toEqual(Array(3).fill({ record_key: null, field: "(record)" }));
  });

  it("is kept with NUL bytes and megabytes in it", async () => {
    const note = `\0${"x".repeat(5_000_000)}`;
    expect((await sync(() => pageOf([order(1, { note, name: 7 })]))).orders).toMatchObject({ rejected: 1 });
    expect(await rows("select length(payload ->> 'note') as length from ingest.rejects")).toEqual([
      { length: 5_000_000 },
    ]);
  });
});

describe("a page", () => {
  it("that names a record twice lands its newest state once", async () => {
    const newer = order(1, { updatedAt: "2026-11-02T00:00:00Z", note: "newer" });
    const older = order(1, { updatedAt: "2026-11-01T00:00:00Z", note: "older" });
    expect((await sync(() => pageOf([newer, order(2), older]))).orders).toMatchObject({
      read: 3,
      landed: 2,
      rejected: 0,
    });
    expect(await rows("select id, note from raw_shopify.orders where id = 1")).toEqual([{ id: "1", note: "newer" }]);
  });

  it.each([
    ["the same cursor again and again", () => "c1"],
    ["ever new cursors to the same page", (page: number) => `c${page}`],
    ["no cursor though it promises more", () => null],
  ])("of which %s lead on ends the stream with a named error, not never", async (_what, cursor) => {
    const result = await sync((page) => ({
      body: { data: { orders: { nodes: [order(1)], pageInfo: { hasNextPage: true, endCursor: cursor(page) } } } },
    }));
    expect(result.orders?.failure).toMatchObject({
      code: "endless_pages",
      message: expect.stringContaining("list of orders"),
    });
    expect(result.customers?.failure).toBeNull();
    expect(await landedIds()).toEqual([1]);
    expect(server.received.length).toBeLessThan(10);
  });
});

describe("an answer", () => {
  const html = "<!DOCTYPE html><html><body>We are down for maintenance</body></html>";
  const refused = (message: string, code?: string): Reply => ({
    body: { errors: [{ message, ...(code && { extensions: { code } }) }] },
  });

  it.each<[string, Reply, string, string]>([
    [
      "that is HTML",
      { headers: { "content-type": "text/html" }, body: html },
      "unreadable_answer",
      "not JSON: <!DOCTYPE html>",
    ],
    ["that ends in the middle", { body: '{"data":{"orders":{"nodes":[{"id"' }, "unreadable_answer", "not JSON"],
    ["that is empty", { body: "" }, "unreadable_answer", "not JSON"],
    ["without the page that was asked for", { body: { data: { orders: null } } }, "unreadable_answer", "another shape"],
    ["that is 200 with errors", refused("Something is wrong"), "request_refused", "Something is wrong"],
    [
      "that has data and errors at once",
      {
        body: {
          data: { orders: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } },
          errors: [{ message: "Timeout" }],
        },
      },
      "request_refused",
      "Timeout",
    ],
    [
      "that names a fault of the server's own",
      refused("Internal error", "INTERNAL_SERVER_ERROR"),
      "server_error",
      "Internal error",
    ],
    [
      "that a field has vanished",
      {
        body: {
          errors: [
            {
              message: "Field 'disputes' doesn't exist on type 'Order'",
              extensions: { code: "undefinedField", typeName: "Order", fieldName: "disputes" },
            },
          ],
        },
      },
      "field_gone",
      "no field disputes of Order",
    ],
    [
      "that a permission is missing",
      refused("Access denied for orders field. Required access: `read_orders` access scope.", "ACCESS_DENIED"),
      "forbidden",
      "Required access: `read_orders` access scope.",
    ],
    ["that is cut off each time", { cut: true }, "no_answer", "Shopify"],
  ])("%s fails its stream by name, and leaves the others and the cursor alone", async (_what, reply, code, said) => {
    const result = await sync(() => reply);
    expect(result.orders?.failure).toMatchObject({ code, message: expect.stringContaining(said) });
    expect(result.customers?.failure).toBeNull();
    expect(await rows("select cursor from ingest.stream_state where stream = 'orders' and cursor is not null")).toEqual(
      [],
    );
    expect(await rejects()).toEqual([]);
    await server.close();
    expect((await sync(() => pageOf([order(1)]))).orders).toMatchObject({ failure: null, landed: 1 });
  });
});
