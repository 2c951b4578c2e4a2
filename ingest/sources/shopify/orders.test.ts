import { describe, expect, it } from "vitest";
import { z } from "zod";
import { columnsAtFault, readNamed, rowsOf } from "../../testing/fixture.ts";
import type { ShopifyClient } from "./client.ts";
import { completeOrder } from "./orderCompletion.ts";
import { orders } from "./orders.ts";

const recorded = readNamed(import.meta.url, "orders");
const client: ShopifyClient = {
  shop_url: "reef",
  warnings: new Set(),
  query: () => Promise.reject(new Error("not asked in this test")),
};
const connectionOf = z.looseObject({ nodes: z.array(z.looseObject({})) });
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
      discount_applications: [
        {
          type: "discount_code",
          code: "REEF15",
          value: "15",
          value_type: "percentage",
          allocation_method: "across",
          target_selection: "all",
          target_type: "line_item",
        },
      ],
      line_items: [
        {
          discount_allocations: [
            { amount: "3.75", amount_set: { shop_money: { amount: "3.75" } }, discount_application_index: 0 },
          ],
        },
      ],
    });
  });

  it("keeps a discount of a kind that is not known yet, by its own name", () => {
    const [discount] = z
      .object({ nodes: z.array(z.looseObject({})) })
      .parse(recorded.discounted?.discountApplications).nodes;
    const nodes = [{ ...discount, __typename: "TideDiscountApplication", title: "Spring tide" }];
    const odd = { ...recorded.discounted, discountApplications: { pageInfo: { hasNextPage: false }, nodes } };
    expect(rowsOf(orders, odd, client).orders).toMatchObject([
      { discount_applications: [{ type: "TideDiscountApplication", title: "Spring tide" }] },
    ]);
  });

  it("keeps every visit of its journey, the oldest first, and says whether it was edited", () => {
    const early = { occurredAt: "2025-05-01T00:00:00Z" };
    const journey = z.looseObject({ moments: connectionOf }).parse(recorded.plain?.customerJourneySummary);
    const moments = { ...journey.moments, nodes: [early, ...journey.moments.nodes] };
    const visited = { ...recorded.plain, edited: true, customerJourneySummary: { ...journey, moments } };
    expect(rowsOf(orders, visited, client).orders).toMatchObject([
      {
        edited: true,
        customer_journey_summary: {
          moments: [
            { occurred_at: early.occurredAt, landing_page: null },
            { occurred_at: "2025-06-01T00:53:26Z", utm_parameters: { source: "divemag" } },
          ],
        },
      },
    ]);
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
  it("is completed: further lines, discounts and visits, all transactions, the refunds beyond the first", async () => {
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
        if (document.includes("MoreDiscounts"))
          return {
            order: { discountApplications: { pageInfo: { hasNextPage: false, endCursor: null }, nodes: ["code 2"] } },
          };
        if (document.includes("MoreMoments")) {
          const moments = { pageInfo: { hasNextPage: false, endCursor: null }, nodes: ["visit 2"] };
          return { order: { customerJourneySummary: { moments } } };
        }
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
      discountApplications: { pageInfo: { hasNextPage: true, endCursor: "d" }, nodes: ["code 1"] },
      customerJourneySummary: {
        ready: true,
        moments: { pageInfo: { hasNextPage: true, endCursor: "m" }, nodes: ["visit 1"] },
      },
      transactions: Array.from({ length: 10 }, (_, index) => index),
      refunds: [1, 2, 3, 4, 5].map(refund),
    };
    const complete = await completeOrder(busy, node, new AbortController().signal);
    expect(complete).toMatchObject({
      lineItems: { pageInfo: { hasNextPage: false }, nodes: ["line 1", "line 2"] },
      discountApplications: { pageInfo: { hasNextPage: false }, nodes: ["code 1", "code 2"] },
      customerJourneySummary: { ready: true, moments: { nodes: ["visit 1", "visit 2"] } },
      transactions: { length: 12 },
      refunds: { length: 6, 5: { refundLineItems: { nodes: ["first", "second"] } } },
    });
    expect(asked).toEqual([
      "MoreLines",
      "MoreDiscounts",
      "MoreMoments",
      "AllTransactions",
      "RefundIds",
      "Refund",
      "MoreRefundLines",
    ]);
  });
});
