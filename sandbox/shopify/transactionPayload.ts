import type { Order } from "../ngo/ledger.ts";
import { feeOf } from "../ngo/payment.ts";
import { dateTime, gid } from "./gid.ts";
import { moneyBag, moneyV2, SHOP_CURRENCY } from "./money.ts";
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
    fees: () => feesOf(order, transaction),
    order: (): object => orderPayload(store, order),
    parentTransaction: (): object | null => {
      const parent = transactionsOf(order).find((candidate) => candidate.id === transaction.parent);
      return parent ? transactionPayload(store, order, parent) : null;
    },
  };
}

/** Only captured money has its price, and only where the shop's own provider took it. */
function feesOf(order: Order, { id, kind, status, amount }: Transaction) {
  const fee = status === "SUCCESS" && (kind === "SALE" || kind === "CAPTURE") ? feeOf(order, amount.shop) : null;
  if (fee === null) return [];
  const atTill = order.sourceName === "pos";
  return [
    {
      id: gid("TransactionFee", id),
      type: "processing_fee",
      rate: atTill ? "0.017" : "0.021",
      rateName: atTill ? "In person" : "Online",
      flatFee: moneyV2(atTill ? 0 : 30, SHOP_CURRENCY),
      flatFeeName: atTill ? null : "Per payment",
      amount: moneyV2(fee.amount, SHOP_CURRENCY),
      taxAmount: moneyV2(fee.tax, SHOP_CURRENCY),
    },
  ];
}
