import type { Money, Order, RevenueClass } from "../ngo/ledger.ts";
import { allocate } from "./allocate.ts";

export type NetLine = { revenueClass: RevenueClass; net: Money };

const CAPTURED: ReadonlySet<string> = new Set(["paid", "partially_refunded", "refunded"]);
const LOST: ReadonlySet<string> = new Set(["LOST", "ACCEPTED"]);
const RAISED: ReadonlySet<RevenueClass> = new Set(["adoption", "donation", "tip"]);

/** Money came in and the order is real: neither a test nor deleted. Cancelling alone gives nothing back. */
export function isCaptured(order: Order): boolean {
  return !order.test && order.deletedAt === null && CAPTURED.has(order.status);
}

export function isRaisedClass(revenueClass: RevenueClass): boolean {
  return RAISED.has(revenueClass);
}

export function isChargedBack(order: Order): boolean {
  return order.disputes.some((dispute) => dispute.type === "CHARGEBACK" && LOST.has(dispute.status));
}

/**
 * Net per line, the tip last: gross - discount - refunds that name the line - its share of refunds that name none (weights:
 * what the lines are worth by then). A lost chargeback takes the rest.
 */
export function netLines(order: Order): NetLine[] {
  const classes: RevenueClass[] = order.lines.map((line) => line.revenueClass);
  if (order.tip.shop !== 0) classes.push("tip");
  if (isChargedBack(order)) return classes.map((revenueClass) => ({ revenueClass, net: { shop: 0, paid: 0 } }));
  const shop = netAmounts(order, "shop");
  const paid = netAmounts(order, "paid");
  return classes.map((revenueClass, i) => ({ revenueClass, net: { shop: shop[i] ?? 0, paid: paid[i] ?? 0 } }));
}

function netAmounts(order: Order, side: keyof Money): number[] {
  const worth = order.lines.map((line) => line.gross[side] - line.discount[side] - line.refund[side]);
  if (order.tip.shop !== 0) worth.push(order.tip[side]);
  const spread = order.refunds.reduce((sum, refund) => sum + refund.withoutLine[side], 0);
  if (spread === 0) return worth;
  const shares = allocate(spread, worth);
  return worth.map((amount, i) => amount - (shares[i] ?? 0));
}
