import type { Order, Refund } from "../ngo/ledger.ts";
import { dateTime, gid } from "./gid.ts";
import { lineItemPayload } from "./lineItemPayload.ts";
import { minus, moneyBag, NOTHING } from "./money.ts";
import { orderPayload } from "./orderPayload.ts";
import { refundTotal } from "./orderTotals.ts";
import { type PageArgs, pageOf } from "./page.ts";
import type { Store } from "./store.ts";
import { transactionPayload } from "./transactionPayload.ts";
import { transactionsOf } from "./transactions.ts";

/** One `Refund`. Money that names no line is an adjustment, negative as Shopify writes it. */
export function refundPayload(store: Store, order: Order, refund: Refund) {
  const adjustments = refund.withoutLine.shop === 0 && refund.withoutLine.paid === 0 ? [] : [refund.withoutLine];
  return {
    __typename: "Refund",
    id: gid("Refund", refund.id),
    legacyResourceId: String(refund.id),
    createdAt: dateTime(refund.at),
    processedAt: dateTime(refund.at),
    updatedAt: dateTime(refund.at),
    note: refund.note,
    order: (): object => orderPayload(store, order),
    totalRefundedSet: () => moneyBag(refundTotal(refund), order.currency),
    refundLineItems: (args: PageArgs) =>
      pageOf(refund.lines, args, (part) => {
        const line = order.lines.find((candidate) => candidate.id === part.lineId);
        if (!line) throw new RangeError(`refund ${refund.id} names a line that order ${order.id} does not have`);
        return {
          id: gid("RefundLineItem", part.id),
          quantity: part.quantity,
          restockType: line.revenueClass === "merchandise" ? "RETURN" : "NO_RESTOCK",
          restocked: line.revenueClass === "merchandise",
          lineItem: () => lineItemPayload(store, order, line),
          priceSet: () => moneyBag(line.unitPrice, order.currency),
          subtotalSet: () => moneyBag(part.amount, order.currency),
          totalTaxSet: () => moneyBag(NOTHING, order.currency),
        };
      }),
    orderAdjustments: (args: PageArgs) =>
      pageOf(adjustments, args, (amount) => ({
        id: gid("OrderAdjustment", refund.id),
        reason: "REFUND_DISCREPANCY",
        amountSet: () => moneyBag(minus(NOTHING, amount), order.currency),
        taxAmountSet: () => moneyBag(NOTHING, order.currency),
      })),
    transactions: (args: PageArgs) =>
      pageOf(
        transactionsOf(order).filter((transaction) => transaction.refundId === refund.id),
        args,
        (transaction) => transactionPayload(store, order, transaction),
      ),
  };
}
