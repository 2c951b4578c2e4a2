import { describe, expect, it } from "vitest";
import { netLines } from "../truth/orderMoney.ts";
import type { Order } from "./ledger.ts";
import { sumOf } from "./lines.ts";
import { openNgo } from "./openNgo.ts";

const NOW = Date.UTC(2026, 10, 24, 3);

function ordersOf(seed: number): Order[] {
  const ngo = openNgo({ seed, size: "test", now: () => NOW, journalPath: null });
  return Array.from({ length: ngo.ordersCount() }, (_, i) => ngo.order(i));
}

describe.each([1, 2, 3])("money in orders of seed %i", (seed) => {
  const orders = ordersOf(seed);
  const sides = ["shop", "paid"] as const;

  it("is whole, never negative, and the same on both sides where the buyer paid in euros", () => {
    for (const order of orders) {
      for (const line of order.lines) {
        for (const side of sides) {
          expect(line.gross[side]).toBe(line.unitPrice[side] * (line.quantity - line.removed));
          expect(Number.isSafeInteger(line.gross[side] + line.discount[side] + line.refund[side])).toBe(true);
          expect(line.discount[side]).toBeGreaterThanOrEqual(0);
          expect(line.gross[side] - line.discount[side] - line.refund[side]).toBeGreaterThanOrEqual(0);
        }
        if (order.currency === "EUR")
          expect(line.gross.shop - line.discount.shop).toBe(line.gross.paid - line.discount.paid);
        expect(line.refunded).toBeLessThanOrEqual(line.quantity - line.removed);
      }
    }
  });

  it("comes back line by line as the refunds say", () => {
    for (const order of orders) {
      for (const line of order.lines) {
        const parts = order.refunds.flatMap((refund) => refund.lines.filter((part) => part.lineId === line.id));
        expect(sumOf(parts.map((part) => part.amount))).toEqual(line.refund);
        expect(parts.reduce((sum, part) => sum + part.quantity, 0)).toBe(line.refunded);
        if (line.refunded === line.quantity - line.removed) {
          expect(line.refund.shop).toBe(line.gross.shop - line.discount.shop);
          expect(line.refund.paid).toBe(line.gross.paid - line.discount.paid);
        }
      }
    }
  });

  it("nets to what was paid less what was given back, and never below nothing", () => {
    for (const order of orders.filter((candidate) => candidate.disputes.length === 0)) {
      for (const side of sides) {
        const paid = order.lines.reduce((sum, line) => sum + line.gross[side] - line.discount[side], order.tip[side]);
        const back = order.refunds.reduce(
          (sum, refund) =>
            sum + refund.withoutLine[side] + refund.lines.reduce((all, line) => all + line.amount[side], 0),
          0,
        );
        const nets = netLines(order).map((line) => line.net[side]);
        expect(nets.reduce((sum, net) => sum + net, 0)).toBe(paid - back);
        for (const net of nets) expect(net).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it("is all gone exactly where an order is called refunded", () => {
    for (const order of orders) {
      const left = netLines({ ...order, disputes: [] }).reduce((sum, line) => sum + line.net.shop, order.shipping.shop);
      const given = order.refunds.some(
        (refund) => refund.withoutLine.shop > 0 || refund.lines.some((line) => line.amount.shop > 0),
      );
      if (order.status === "refunded") expect([left, given]).toEqual([0, true]);
      if (order.status === "partially_refunded") expect([left > 0, given]).toEqual([true, true]);
      if (order.status === "paid") expect(given).toBe(false);
    }
  });
});
