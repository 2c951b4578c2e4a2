import { describe, expect, it } from "vitest";
import { columnsAtFault, readNamed, rowsOf } from "../../testing/fixture.ts";
import type { ShopifyClient } from "./client.ts";
import { completeOrder } from "./orderCompletion.ts";
import { orders, toLandingSite } from "./orders.ts";

const recorded = readNamed(import.meta.url, "orders");
const client: ShopifyClient = {
  shop_url: "reef",
  warnings: new Set(),
  query: () => Promise.reject(new Error("not asked in this test")),
};
const rows = (name: string) => rowsOf(orders, recorded[name], client);

describe("an order", () => {
  it.each(Object.keys(recorded))("(%s) fills exactly the columns of its three tables", (name) => {
    expect(columnsAtFault(orders, rows(name))).toEqual([]);
  });

  it("has REST's names and words", () => {
    const [row] = rows("plain").orders ?? [];
    const { plain } = recorded;
    expect(row).toMatchObject({
      id: plain?.legacyResourceId,
      admin_graphql_api_id: plain?.id,
      financial_status: "paid",
      currency: "EUR",
      shop_url: "reef",
      deleted_at: null,
      total_price_set: { shop_money: { currency_code: "EUR" }, presentment_money: { currency_code: "USD" } },
      referring_site: "https://divemag.example/reefs",
      landing_site: "/?utm_source=divemag&utm_medium=partner&utm_campaign=mothers+day+2025",
      customer_journey_summary: { last_visit: { utm_parameters: { source: "divemag", medium: "partner" } } },
    });
    expect(row?.line_items).toMatchObject([
      { id: expect.any(Number), price: expect.stringMatching(/^\d+\.\d+$/), properties: expect.any(Array) },
    ]);
  });

  it("keeps the money in both currencies, as text", () => {
    const [row] = rows("francs").orders ?? [];
    expect(row).toMatchObject({
      presentment_currency: "XPF",
      total_tip_received: "6.4",
      total_tip_received_set: {
        shop_money: { amount: "6.4", currency_code: "EUR" },
        presentment_money: { amount: "764.0", currency_code: "XPF" },
      },
    });
  });

  it("of a guest has no customer", () => {
    expect(rows("guest").orders).toMatchObject([{ customer: null }]);
  });

  it("carries discounts line by line and the codes as objects", () => {
    const [row] = rows("discounted").orders ?? [];
    expect(row).toMatchObject({
      discount_codes: [{ code: "REEF15" }],
      line_items: [{ discount_allocations: [{ amount: "3.75", amount_set: { shop_money: { amount: "3.75" } } }] }],
    });
  });

  it("carries its disputes", () => {
    expect(rows("disputed").orders).toMatchObject([{ disputes: [{ initiated_as: "INQUIRY", status: "LOST" }] }]);
  });

  it("lands its refunds within it and in a table of their own, adjustments negative as Shopify gives them", () => {
    const { orders: [row] = [], order_refunds } = rows("refunded_beyond_lines");
    const refund = {
      refund_line_items: [
        { line_item_id: 13_121_514_408_493, quantity: 1, restock_type: "no_restock", subtotal: "285.0" },
      ],
      order_adjustments: [{ reason: "REFUND_DISCREPANCY", amount_set: { shop_money: { amount: "-14.25" } } }],
      transactions: [{ kind: "refund", status: "success", amount: "299.25" }],
    };
    expect(row?.refunds).toMatchObject([
      { id: 870_757_203_034, total_refunded_set: { shop_money: { amount: "299.25" } }, ...refund },
    ]);
    expect(order_refunds).toMatchObject([{ id: "870757203034", order_id: row?.id, ...refund }]);
  });

  it("lands its transactions with upper-case words and `currency` in the set", () => {
    const { orders: [row] = [], transactions = [] } = rows("refunded_beyond_lines");
    expect(transactions.map(({ order_id, kind, status }) => [order_id, kind, status])).toEqual([
      [row?.id, "SALE", "SUCCESS"],
      [row?.id, "REFUND", "SUCCESS"],
    ]);
    expect(transactions[0]).toMatchObject({ currency: "EUR", amount_set: { shop_money: { currency: "EUR" } } });
  });

  it("without an e-mail field, or with an amount that is no number, is rejected by that field", () => {
    const { email: _email, ...nameless } = recorded.plain ?? {};
    expect(orders.translate(nameless, client)).toMatchObject({
      ok: false,
      record_key: recorded.plain?.legacyResourceId,
      field: "email",
    });
    const odd = structuredClone(recorded.plain ?? {});
    Object.assign(odd, {
      totalPriceSet: {
        shopMoney: { amount: "1,50", currencyCode: "EUR" },
        presentmentMoney: { amount: "1.50", currencyCode: "EUR" },
      },
    });
    expect(orders.translate(odd, client)).toMatchObject({
      ok: false,
      field: "totalPriceSet.shopMoney.amount",
      reason: "not a decimal number",
    });
  });

  it("whose lines were not read to the end is rejected, not landed short", () => {
    const cut = { ...recorded.plain, lineItems: { pageInfo: { hasNextPage: true, endCursor: "x" }, nodes: [] } };
    expect(orders.translate(cut, client)).toMatchObject({ ok: false, field: "lineItems.pageInfo.hasNextPage" });
  });
});

describe("an order with more than fits into its page", () => {
  it("is completed: further lines, all transactions, the refunds beyond the first", async () => {
    const refund = (id: number) => ({
      id: `gid://shopify/Refund/${id}`,
      refundLineItems: { pageInfo: { hasNextPage: id === 7, endCursor: "r" }, nodes: ["first"] },
    });
    const asked: unknown[] = [];
    const busy: ShopifyClient = {
      ...client,
      query: async (document, variables) => {
        asked.push(/query (\w+)/.exec(document)?.[1]);
        if (document.includes("MoreLines"))
          return { order: { lineItems: { pageInfo: { hasNextPage: false, endCursor: null }, nodes: ["line 2"] } } };
        if (document.includes("AllTransactions"))
          return { order: { transactions: Array.from({ length: 12 }, (_, index) => index) } };
        if (document.includes("RefundIds"))
          return { order: { refunds: [1, 2, 3, 4, 5, 7].map((id) => ({ id: `gid://shopify/Refund/${id}` })) } };
        if (document.includes("MoreRefundLines"))
          return { node: { part: { pageInfo: { hasNextPage: false, endCursor: null }, nodes: ["second"] } } };
        return { node: refund(Number(String(variables.id).split("/").at(-1))) };
      },
    };
    const node = {
      id: "gid://shopify/Order/1",
      lineItems: { pageInfo: { hasNextPage: true, endCursor: "l" }, nodes: ["line 1"] },
      transactions: Array.from({ length: 10 }, (_, index) => index),
      refunds: [1, 2, 3, 4, 5].map(refund),
    };
    const complete = await completeOrder(busy, node, new AbortController().signal);
    expect(complete).toMatchObject({
      lineItems: { pageInfo: { hasNextPage: false }, nodes: ["line 1", "line 2"] },
      transactions: { length: 12 },
      refunds: { length: 6, 5: { refundLineItems: { nodes: ["first", "second"] } } },
    });
    expect(asked).toEqual(["MoreLines", "AllTransactions", "RefundIds", "Refund", "MoreRefundLines"]);
  });
});

describe("the landing site", () => {
  const visit = { occurredAt: "2026-01-01T00:00:00Z", source: "direct", referrerUrl: null };
  it("gets the campaign where the page's address has lost it", () => {
    const utmParameters = { source: "newsletter", medium: "email", campaign: null };
    expect(toLandingSite({ ...visit, landingPage: "https://reef.example/adopt?a=1", utmParameters })).toBe(
      "/adopt?a=1&utm_source=newsletter&utm_medium=email",
    );
  });
  it("is nothing without a visit, and kept as it is where it is no address", () => {
    expect(toLandingSite(null)).toBeNull();
    expect(toLandingSite({ ...visit, landingPage: "http://[broken", utmParameters: null })).toBe("http://[broken");
  });
});
