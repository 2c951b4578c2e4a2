import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { createClock } from "./clock.ts";
import type { SyncResult } from "./sync.ts";
import { syncAll } from "./sync.ts";
import type { TestDatabase } from "./testing/testDatabase.ts";
import { createTestDatabase } from "./testing/testDatabase.ts";
import type { TestSandbox } from "./testing/testSandbox.ts";
import { openTestSandbox, sandboxNow } from "./testing/testSandbox.ts";

let database: TestDatabase;
let sandbox: TestSandbox;

beforeAll(async () => {
  [sandbox, database] = await Promise.all([openTestSandbox(), createTestDatabase()]);
});
afterEach(() => sandbox.clearFaults());
afterAll(async () => {
  await sandbox?.close();
  await database?.drop();
});

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const sync = (options: { full?: boolean } = {}): Promise<SyncResult> =>
  syncAll({
    pool: database.pool,
    sources: sandbox.sources(),
    trigger: "cli",
    log: quiet,
    now: createClock(sandboxNow),
    ...options,
  });
const rows = async (sql: string, values: unknown[] = []) => (await database.pool.query(sql, values)).rows;
const pull = (lever: string, body: unknown): Promise<unknown> => sandbox.pull(lever, body);
const failures = (result: SyncResult) =>
  result.streams.flatMap(({ source, stream, failure }) => (failure ? [`${source}.${stream}: ${failure.code}`] : []));

describe("against the sandbox", () => {
  it("lands every record once, as many as the source counts, and rejects none", async () => {
    const result = await sync();
    expect(failures(result)).toEqual([]);
    const counts = await rows(
      "select stream, expected_rows::integer as expected, rows_landed::integer as landed from ingest.stream_runs where source = 'shopify'",
    );
    for (const { stream, expected, landed } of counts) {
      // Shopify counts neither subscriptions nor disputes.
      expect([stream, landed]).toEqual([stream, expected ?? landed]);
      expect([stream, landed > 0]).toEqual([stream, true]);
    }
    expect(counts.filter(({ expected }) => expected === null)).toHaveLength(2);
    expect(await rows("select count(*)::integer from raw_shopify.orders")).toEqual([
      { count: counts.find(({ stream }) => stream === "orders")?.expected },
    ]);
    expect(await rows("select stream, field, reason from ingest.rejects")).toEqual([]);
  });

  it("lands each dispute beside its order, which says the same of it", async () => {
    const [differing] = await rows(`
      select count(*)::integer as disputes, count(*) filter (where not exists (
        select from raw_shopify.orders as o, jsonb_array_elements(o.disputes) as said
        where o.id = d.order_id and lower(said ->> 'status') = d.status
      ))::integer as unknown
      from raw_shopify.disputes as d`);
    expect(differing?.disputes).toBeGreaterThan(3);
    expect(differing?.unknown).toBe(0);
  });

  it("lands every code of a discount, also those beyond its first page", async () => {
    expect(
      await rows(`
        select rule.title, count(*)::integer as codes from raw_shopify.discount_codes as code
        join raw_shopify.price_rules as rule on rule.id = code.price_rule_id group by 1 having count(*) > 1`),
    ).toEqual([{ title: "Partner guests", codes: 320 }]);
  });

  it("lands abandoned checkouts that the CRM has as deals of the same name and sum", async () => {
    const [found] = await rows(`
      select count(*)::integer as checkouts, count(deal.id)::integer as mirrored
      from raw_shopify.abandoned_checkouts as checkout
      left join raw_hubspot.deals as deal
        on deal.properties ->> 'dealname' = checkout.name and (deal.properties ->> 'amount')::numeric = checkout.total_price`);
    expect(found?.checkouts).toBeGreaterThan(10);
    expect(found?.mirrored).toBe(found?.checkouts);
  });

  it("lands nothing the second time, and nothing new when all is read again", async () => {
    expect(await sync()).toMatchObject({ status: "succeeded", changed_rows: 0 });
    expect(await sync({ full: true })).toMatchObject({ status: "succeeded", changed_rows: 0 });
  });

  it("lands contacts of companies and archived records", async () => {
    const [linked] = await rows(
      "select count(*)::integer from raw_hubspot.deals where jsonb_array_length(companies) > 0",
    );
    expect(linked?.count).toBeGreaterThan(10);
    const archived = await rows(`select distinct archived from raw_hubspot.contacts where "archivedAt" is not null`);
    expect(archived).toEqual([{ archived: true }]);
  });

  it("lands an order placed now, then its refund, with the next incremental reads", async () => {
    const placed = z
      .object({ order: z.object({ id: z.coerce.string() }) })
      .parse(await pull("orders", { site: "tikehau", corals: 5 }));
    const { id } = placed.order;
    expect((await sync()).streams.find(({ stream }) => stream === "orders")).toMatchObject({ landed: 1 });
    expect(
      await rows(
        "select financial_status, jsonb_array_length(refunds) as refunds from raw_shopify.orders where id = $1",
        [id],
      ),
    ).toEqual([{ financial_status: "paid", refunds: 0 }]);
    await pull(`orders/${id}/refund`, { line_index: 0, quantity: 1 });
    await sync();
    expect(await rows("select count(*)::integer from raw_shopify.order_refunds where order_id = $1", [id])).toEqual([
      { count: 1 },
    ]);
    expect(
      await rows("select kind, status from raw_shopify.transactions where order_id = $1 order by id", [id]),
    ).toContainEqual({
      kind: "REFUND",
      status: "SUCCESS",
    });
  });

  it("goes on with Shopify while HubSpot refuses the token, and does not ask HubSpot again with it", async () => {
    await pull("faults", { path: "^/(crm|marketing)", status: 401, times: 1_000 });
    const result = await sync();
    expect(result.status).toBe("partial");
    const [first, ...others] = failures(result);
    expect(first).toBe("hubspot.owners: unauthorized");
    expect(others.length).toBeGreaterThan(3);
    expect(others.every((failure) => /^hubspot\.\w+: stopped_source$/.test(failure))).toBe(true);
  });

  it("gets over a cut connection, a 500 and a 429 in the middle", async () => {
    await pull("faults", { path: "graphql", nth: 2, cut: true });
    await pull("faults", { path: "/crm", nth: 3, status: 500, body: { status: "error" } });
    await pull("faults", {
      path: "/crm",
      nth: 6,
      status: 429,
      headers: { "retry-after": "0.1" },
      body: { policyName: "TEN_SECONDLY_ROLLING" },
    });
    expect(await sync({ full: true })).toMatchObject({ status: "succeeded", changed_rows: 0 });
  });
});
