import type { Order } from "../ngo/ledger.ts";
import { dateTime, gid } from "./gid.ts";
import { moneyBag } from "./money.ts";
import { orderPayload } from "./orderPayload.ts";
import type { Store } from "./store.ts";
import { type Transaction, transactionsOf } from "./transactions.ts";

/** One `OrderTransaction`. */
export function transactionPayload(store: Store, order: Order, transaction: Transaction) {
  return {
    __typename: "OrderTransaction",
    id: gid("OrderTransaction", transaction.id),
    kind: transaction.kind,
    status: transaction.status,
    gateway: transaction.gateway,
    formattedGateway: transaction.gateway === "shopify_payments" ? "Shopify Payments" : transaction.gateway,
    manualPaymentGateway: transaction.gateway === "Bank Deposit" || transaction.gateway === "cash",
    test: order.test,
    createdAt: dateTime(transaction.at),
    processedAt: dateTime(transaction.at),
    get amountSet() {
      return moneyBag(transaction.amount, order.currency);
    },
    order: (): object => orderPayload(store, order),
    parentTransaction: (): object | null => {
      const parent = transactionsOf(order).find((candidate) => candidate.id === transaction.parent);
      return parent ? transactionPayload(store, order, parent) : null;
    },
  };
}
