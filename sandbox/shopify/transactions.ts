import type { Money, Order } from "../ngo/ledger.ts";
import { gatewayOf } from "../ngo/payment.ts";
import { orderTotals, refundTotal } from "./orderTotals.ts";

export type Transaction = {
  id: number;
  kind: "SALE" | "AUTHORIZATION" | "CAPTURE" | "REFUND" | "VOID";
  status: "SUCCESS" | "PENDING" | "FAILURE";
  gateway: string;
  amount: Money;
  at: number;
  parent: number | null;
  refundId: number | null;
};

const PER_ORDER = 32;
const MINUTE = 60_000;

/** The money movements of an order, oldest first, as its status implies them. A free order has none. */
export function transactionsOf(order: Order): Transaction[] {
  const { total } = orderTotals(order);
  if (total.shop === 0 && total.paid === 0) return [];
  const made: Transaction[] = [];
  const add = (step: Pick<Transaction, "kind" | "status" | "at"> & Partial<Transaction>) => {
    const id = order.id * PER_ORDER + made.length;
    made.push({ gateway: gatewayOf(order), amount: total, parent: null, refundId: null, ...step, id });
    return id;
  };
  if (order.index % 23 === 5) add({ kind: "SALE", status: "FAILURE", at: order.createdAt - MINUTE });
  const settled = settle(order, add);
  for (const refund of order.refunds) {
    const amount = refundTotal(refund);
    if (amount.shop === 0 && amount.paid === 0) continue;
    add({ kind: "REFUND", status: "SUCCESS", at: refund.at, amount, parent: settled, refundId: refund.id });
  }
  return made;
}

type Add = (step: Pick<Transaction, "kind" | "status" | "at"> & Partial<Transaction>) => number;

/** Writes how the money came in, or did not; the id that refunds refer to. */
function settle(order: Order, add: Add): number | null {
  switch (order.status) {
    case "pending":
      add({ kind: "SALE", status: "PENDING", at: order.createdAt });
      return null;
    case "authorized":
    case "expired":
      add({ kind: "AUTHORIZATION", status: "SUCCESS", at: order.createdAt });
      return null;
    case "voided": {
      const parent = add({ kind: "AUTHORIZATION", status: "SUCCESS", at: order.createdAt });
      add({ kind: "VOID", status: "SUCCESS", at: order.cancelledAt ?? order.updatedAt, parent });
      return null;
    }
    case "paid":
    case "partially_refunded":
    case "refunded": {
      const at = order.paidAt ?? order.createdAt;
      if (at > order.createdAt) {
        const parent = add({ kind: "SALE", status: "PENDING", at: order.createdAt });
        return add({ kind: "SALE", status: "SUCCESS", at, parent });
      }
      if (order.index % 7 === 0 && order.sourceName === "web") {
        const parent = add({ kind: "AUTHORIZATION", status: "SUCCESS", at });
        return add({ kind: "CAPTURE", status: "SUCCESS", at: at + MINUTE, parent });
      }
      return add({ kind: "SALE", status: "SUCCESS", at });
    }
  }
}
