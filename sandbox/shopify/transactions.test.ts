import { describe, expect, it } from "vitest";
import type { Order } from "../ngo/ledger.ts";
import { testLine, testOrder } from "./testOrder.ts";
import { transactionsOf } from "./transactions.ts";

const DAY = 86_400_000;
const steps = (given: Partial<Order>) =>
  transactionsOf(testOrder(given)).map(({ kind, status }) => `${kind} ${status}`);

describe("transactionsOf", () => {
  it.each<[string, Partial<Order>, string[]]>([
    ["a paid order", {}, ["SALE SUCCESS"]],
    ["one captured later", { index: 7 }, ["AUTHORIZATION SUCCESS", "CAPTURE SUCCESS"]],
    ["one whose card was first refused", { index: 28, sourceName: "pos" }, ["SALE FAILURE", "SALE SUCCESS"]],
    ["a bank transfer", { paidAt: testOrder().createdAt + 3 * DAY }, ["SALE PENDING", "SALE SUCCESS"]],
    ["a pending order", { status: "pending", paidAt: null }, ["SALE PENDING"]],
    ["an authorized order", { status: "authorized", paidAt: null }, ["AUTHORIZATION SUCCESS"]],
    ["an expired order", { status: "expired", paidAt: null }, ["AUTHORIZATION SUCCESS"]],
    ["a voided order", { status: "voided", paidAt: null }, ["AUTHORIZATION SUCCESS", "VOID SUCCESS"]],
  ])("writes %s", (_, given, expected) => {
    expect(steps(given)).toEqual(expected);
  });

  it("has none for a free order", () => {
    const line = testLine({ discount: { shop: 6400, paid: 6400 } });
    expect(steps({ lines: [line] })).toEqual([]);
  });

  it("pays what the order came to, and refunds against the payment", () => {
    const refund = {
      id: 70,
      at: testOrder().createdAt + DAY,
      note: null,
      lines: [],
      withoutLine: { shop: 500, paid: 500 },
    };
    const [sale, back] = transactionsOf(
      testOrder({ status: "partially_refunded", tip: { shop: 320, paid: 320 }, refunds: [refund] }),
    );
    expect(sale?.amount).toEqual({ shop: 6720, paid: 6720 });
    expect(back).toMatchObject({
      kind: "REFUND",
      status: "SUCCESS",
      amount: { shop: 500, paid: 500 },
      parent: sale?.id,
      refundId: 70,
    });
  });
});
