import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestShop, type TestShop, TOKEN } from "./testShop.ts";

const examples = new URL("../../../shared/specs/shopify/example-queries.graphql", import.meta.url);
const ORDERS = `query ($first: Int!, $after: String, $query: String) {
  orders(first: $first, after: $after, query: $query, sortKey: UPDATED_AT) {
    pageInfo { hasNextPage endCursor }
    nodes { id updatedAt test }
  }
}`;

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => shop.sandbox.close());

const standing = () =>
  Array.from({ length: shop.ngo.ordersCount() }, (_, i) => shop.ngo.order(i)).filter(
    (order) => order.deletedAt === null,
  );

describe("the door", () => {
  const graphql = (version: string, headers: Record<string, string>, body: unknown = { query: "{ shop { name } }" }) =>
    fetch(`${shop.sandbox.url}/admin/api/${version}/graphql.json`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });

  it("refuses a wrong token with Shopify's words", async () => {
    const response = await graphql("2026-10", { "x-shopify-access-token": "wrong" });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({
      errors: "[API] Invalid API key or access token (unrecognized login or wrong password)",
    });
  });

  it("echoes the version, and lets an old one fall forward", async () => {
    const token = { "x-shopify-access-token": TOKEN };
    expect((await graphql("2026-10", token)).headers.get("x-shopify-api-version")).toBe("2026-10");
    expect((await graphql("2024-01", token)).headers.get("x-shopify-api-version")).toBe("2026-01");
    expect((await graphql("2031-01", token)).status).toBe(404);
  });

  it("gives a token for client credentials, which then opens", async () => {
    const granted = await fetch(`${shop.sandbox.url}/admin/oauth/access_token`, {
      method: "POST",
      body: new URLSearchParams({ grant_type: "client_credentials", client_id: "app", client_secret: TOKEN }),
    });
    const body = (await granted.json()) as { access_token: string; expires_in: number };
    expect(body.expires_in).toBe(86_399);
    expect((await graphql("2026-10", { "x-shopify-access-token": body.access_token })).status).toBe(200);
  });

  it("says which parameter is missing, and where a query is wrong", async () => {
    const token = { "x-shopify-access-token": TOKEN };
    const empty = await graphql("2026-10", token, {});
    expect([empty.status, await empty.json()]).toEqual([
      400,
      { errors: { query: "Required parameter missing or invalid" } },
    ]);
    expect((await shop.ask("{ shop { colour } }")).errors).toMatchObject([
      { message: "Field 'colour' doesn't exist on type 'Shop'", extensions: { code: "undefinedField" } },
    ]);
    expect((await shop.ask("{ shop {")).errors?.[0]?.message).toMatch(/^Syntax Error/);
  });
});

describe.skipIf(!existsSync(examples))("the example queries", () => {
  it.each([
    ["Orders", { first: 25, q: "updated_at:>='2024-01-01T00:00:00Z'" }],
    ["Customers", { first: 25 }],
    ["Products", { first: 25 }],
    ["Deleted", { first: 25, q: "action:destroy subject_type:PRODUCT" }],
    ["Bulk", { query: "{ products { edges { node { id } } } }" }],
    ["Poll", { id: "gid://shopify/BulkOperation/1" }],
  ])("%s runs without an error", async (operationName, variables) => {
    const query = readFileSync(examples, "utf8");
    const response = await fetch(`${shop.sandbox.url}/admin/api/2026-10/graphql.json`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-shopify-access-token": TOKEN },
      body: JSON.stringify({ query, variables, operationName }),
    });
    const answer = (await response.json()) as { errors?: unknown; data: Record<string, unknown> };
    expect(answer.errors).toBeUndefined();
    expect(Object.keys(answer.data)).toHaveLength(1);
  });
});

describe("orders", () => {
  it("are all met once, in order of change, and deleted ones never", async () => {
    const met: string[] = [];
    let after: string | null = null;
    for (let hasNext = true; hasNext; ) {
      const { data } = await shop.ask(ORDERS, { first: 100, after });
      met.push(...data.orders.nodes.map((order: { id: string }) => order.id));
      ({ hasNextPage: hasNext, endCursor: after } = data.orders.pageInfo);
    }
    expect(met).toEqual(
      standing()
        .toSorted((a, b) => a.updatedAt - b.updatedAt || a.id - b.id)
        .map((order) => `gid://shopify/Order/${order.id}`),
    );
    expect(met.length).toBeLessThan(shop.ngo.ordersCount());
  });

  it("are found by a range of change dates", async () => {
    const [from, to] = [Date.UTC(2025, 0, 1), Date.UTC(2025, 5, 1)];
    const query = `updated_at:>='2025-01-01T00:00:00Z' AND updated_at:<'2025-06-01T00:00:00Z'`;
    const { data } = await shop.ask(ORDERS, { first: 250, query });
    const wanted = standing().filter((order) => order.updatedAt >= from && order.updatedAt < to);
    expect(wanted.length).toBeGreaterThan(10);
    expect(data.orders.nodes).toHaveLength(wanted.length);
    const counted = await shop.ask("query ($query: String) { ordersCount(query: $query) { count precision } }", {
      query,
    });
    expect(counted.data.ordersCount).toEqual({ count: wanted.length, precision: "EXACT" });
  });

  it("come back whole, with a warning, when the filter is unknown", async () => {
    const answer = await shop.ask(ORDERS, { first: 250, query: "changed_at:>='2026-01-01T00:00:00Z'" });
    expect(answer.data.orders.nodes).toHaveLength(250);
    expect(answer.extensions?.search).toMatchObject([
      { path: ["orders"], warnings: [{ field: "changed_at", code: "invalid_field" }] },
    ]);
  });

  it("sort by the other keys as well", async () => {
    for (const [sortKey, value] of [
      ["PROCESSED_AT", "processedAt"],
      ["CREATED_AT", "createdAt"],
    ] as const) {
      const { data } = await shop.ask(
        `{ orders(first: 200, sortKey: ${sortKey}, reverse: true) { nodes { ${value} } } }`,
      );
      const times = data.orders.nodes.map((order: Record<string, string>) => order[value]);
      expect(times).toEqual(times.toSorted().toReversed());
    }
  });

  it("say of refunds what the ledger says", async () => {
    const order = standing().find((one) =>
      one.refunds.some((refund) => refund.withoutLine.shop > 0 && one.currency !== "EUR"),
    );
    if (!order) throw new Error("the test world has no goodwill refund in another currency");
    const { data } = await shop.ask(
      `query ($id: ID!) { order(id: $id) {
        displayFinancialStatus totalRefundedSet { shopMoney { amount } }
        refunds(first: 20) { totalRefundedSet { shopMoney { amount } } orderAdjustments(first: 5) { nodes { reason amountSet { shopMoney { amount } presentmentMoney { currencyCode } } } } transactions(first: 5) { nodes { kind status } } }
      } }`,
      { id: `gid://shopify/Order/${order.id}` },
    );
    const given = order.refunds.reduce((sum, refund) => sum + refund.withoutLine.shop, 0);
    const [refund] = data.order.refunds;
    expect(data.order.displayFinancialStatus).toBe(order.status.toUpperCase());
    expect(Number(refund.orderAdjustments.nodes[0].amountSet.shopMoney.amount)).toBe(-given / 100);
    expect(refund.orderAdjustments.nodes[0]).toMatchObject({
      reason: "REFUND_DISCREPANCY",
      amountSet: { presentmentMoney: { currencyCode: order.currency } },
    });
    expect(refund.transactions.nodes).toEqual([{ kind: "REFUND", status: "SUCCESS" }]);
  });

  it("have no customer, no e-mail and no visits at a till", async () => {
    const order = standing().find((one) => one.sourceName === "pos" && one.person === null);
    const { data } = await shop.ask(
      "query ($id: ID!) { order(id: $id) { email customer { id } customerJourneySummary { ready momentsCount { count } lastVisit { source } } } }",
      {
        id: `gid://shopify/Order/${order?.id}`,
      },
    );
    expect(data.order).toEqual({
      email: null,
      customer: null,
      customerJourneySummary: { ready: true, momentsCount: { count: 0 }, lastVisit: null },
    });
  });

  it("carry the last visit with its campaign in the landing page", async () => {
    const order = standing().find((one) => one.visits.length > 1 && one.visits.at(-1)?.utm?.campaign);
    const { data } = await shop.ask(
      "query ($id: ID!) { order(id: $id) { customerJourneySummary { lastVisit { landingPage utmParameters { source medium campaign } } } } }",
      {
        id: `gid://shopify/Order/${order?.id}`,
      },
    );
    const { landingPage, utmParameters } = data.order.customerJourneySummary.lastVisit;
    expect(utmParameters).toEqual(order?.visits.at(-1)?.utm);
    expect(new URL(landingPage).searchParams.get("utm_campaign")).toBe(utmParameters.campaign);
  });
});

describe("customers, products and the rest", () => {
  it("counts a customer's orders as a string", async () => {
    const { data } = await shop.ask(
      "{ customers(first: 50, sortKey: UPDATED_AT, reverse: true) { nodes { id numberOfOrders amountSpent { amount currencyCode } lastOrder { id customer { id } } } } }",
    );
    const buyer = data.customers.nodes.find((customer: { lastOrder: unknown }) => customer.lastOrder);
    expect(buyer.numberOfOrders).toMatch(/^[1-9]\d*$/);
    expect(buyer.lastOrder.customer.id).toBe(buyer.id);
  });

  it("lists every variant, and counts what it lists", async () => {
    const { data } = await shop.ask(
      "{ productVariants(first: 250) { nodes { id price product { id } selectedOptions { name value } } } productVariantsCount { count } productsCount { count precision } }",
    );
    expect(data.productVariants.nodes).toHaveLength(data.productVariantsCount.count);
    expect(data.productVariants.nodes[0].price).toMatch(/^\d+\.\d\d$/);
    expect(data.productsCount).toEqual({ count: shop.ngo.products.length, precision: "EXACT" });
  });

  it("has the shop's currency and zone, subscriptions with their orders, and any node by id", async () => {
    const { data } = await shop.ask(
      "{ shop { currencyCode ianaTimezone } subscriptionContracts(first: 5) { nodes { id status orders(first: 2) { nodes { sourceName } } } } }",
    );
    expect(data.shop).toEqual({ currencyCode: "EUR", ianaTimezone: "Pacific/Tahiti" });
    const [contract] = data.subscriptionContracts.nodes;
    expect(contract.orders.nodes.length).toBeGreaterThan(0);
    const node = await shop.ask(
      'query ($id: ID!) { node(id: $id) { __typename id } none: node(id: "gid://shopify/Order/1") { id } }',
      { id: contract.id },
    );
    expect(node.data).toEqual({ node: { __typename: "SubscriptionContract", id: contract.id }, none: null });
  });
});

describe("points", () => {
  it("come with every answer", async () => {
    const { extensions } = await shop.ask(ORDERS, { first: 250 });
    expect(extensions?.cost).toMatchObject({
      requestedQueryCost: 14,
      actualQueryCost: 14,
      throttleStatus: { restoreRate: 50_000 },
    });
  });

  it("refuse a query over 1,000 before it runs", async () => {
    const answer = await shop.ask(
      "{ orders(first: 250) { nodes { lineItems(first: 250) { nodes { product { variants(first: 250) { nodes { product { id } } } } } } } } }",
    );
    expect(answer.data).toBeUndefined();
    expect(answer.errors?.[0]).toMatchObject({
      message: expect.stringMatching(/^Query cost is \d+, which exceeds the single query max cost limit \(1000\)\./),
      extensions: { code: "MAX_COST_EXCEEDED", maxCost: 1000 },
    });
  });

  it("run out with status 200 and Shopify's body", async () => {
    const poor = await openTestShop({ shopify: { restoreRate: 1 } });
    const ask = () => poor.ask("{ ordersCount { count } }");
    await ask();
    expect(await ask()).toMatchObject({ data: { ordersCount: {} } });
    const answer = await ask();
    expect(answer).toEqual({
      errors: [
        {
          message: "Throttled",
          extensions: { code: "THROTTLED", documentation: "https://shopify.dev/api/usage/rate-limits" },
        },
      ],
      extensions: {
        cost: {
          requestedQueryCost: 10,
          actualQueryCost: null,
          throttleStatus: { maximumAvailable: 20, currentlyAvailable: expect.any(Number), restoreRate: 1 },
        },
      },
    });
    await poor.sandbox.close();
  });
});
