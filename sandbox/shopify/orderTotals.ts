import type { Money, Order, Refund } from "../ngo/ledger.ts";
import { minus, NOTHING, plus, times } from "./money.ts";

export type OrderTotals = {
  /** Lines after discounts, without the units that edits took off. */
  subtotal: Money;
  discounts: Money;
  /** What the order came to before refunds, with shipping and tip. */
  total: Money;
  /** The same at the moment of the order, before edits. */
  original: Money;
  received: Money;
  refunded: Money;
  /** Paid back without naming a line. */
  discrepancy: Money;
};

const RECEIVED = new Set<Order["status"]>(["paid", "partially_refunded", "refunded"]);

export function refundTotal(refund: Refund): Money {
  return plus(refund.withoutLine, ...refund.lines.map((line) => line.amount));
}

/** The sums that Shopify shows on an order, in minor units. No tax is charged: the NGO is exempt. */
export function orderTotals(order: Order): OrderTotals {
  const gross = plus(...order.lines.map((line) => line.gross));
  const discounts = plus(...order.lines.map((line) => line.discount));
  const removed = plus(...order.lines.map((line) => times(line.unitPrice, line.removed)));
  const subtotal = minus(gross, discounts);
  const total = plus(subtotal, order.shipping, order.tip);
  return {
    subtotal,
    discounts,
    total,
    original: plus(total, removed),
    received: RECEIVED.has(order.status) ? total : NOTHING,
    refunded: plus(...order.refunds.map(refundTotal)),
    discrepancy: minus(NOTHING, plus(...order.refunds.map((refund) => refund.withoutLine))),
  };
}
