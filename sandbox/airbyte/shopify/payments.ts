import type { Dispute, Order } from "../../ngo/ledger.ts";
import { decimal, SHOP_CURRENCY } from "../../shopify/money.ts";
import { orderTotals } from "../../shopify/orderTotals.ts";
import { type Transaction, transactionsOf } from "../../shopify/transactions.ts";
import type { ColumnType, LandedRecord } from "../landedTable.ts";
import { bulkTime, shopTime } from "../times.ts";
import { numberOf } from "./money.ts";

export const transactionColumns: Readonly<Record<string, ColumnType>> = {
  id: "bigint",
  order_id: "bigint",
  parent_id: "bigint",
  kind: "varchar",
  status: "varchar",
  amount: "numeric(38,9)",
  currency: "varchar",
  amount_set: "jsonb",
  gateway: "varchar",
  formatted_gateway: "varchar",
  test: "boolean",
  created_at: "timestamptz",
  processed_at: "varchar",
  admin_graphql_api_id: "varchar",
};

/** From GraphQL's bulk operations: kind and status in capitals, the set with `currency`, amounts in texts, times in UTC. */
function transactionRecord(order: Order, transaction: Transaction): LandedRecord {
  const { id, kind, status, amount, gateway, at, parent } = transaction;
  return {
    id,
    order_id: order.id,
    parent_id: parent,
    kind,
    status,
    amount: numberOf(amount.shop),
    currency: SHOP_CURRENCY,
    amount_set: {
      shop_money: { amount: decimal(amount.shop, SHOP_CURRENCY), currency: SHOP_CURRENCY },
      presentment_money: { amount: decimal(amount.paid, order.currency), currency: order.currency },
    },
    gateway,
    formatted_gateway: gateway,
    test: order.test,
    created_at: bulkTime(at),
    processed_at: bulkTime(at),
    admin_graphql_api_id: `gid://shopify/OrderTransaction/${id}`,
  };
}

export const transactionRecords = (order: Order): LandedRecord[] =>
  transactionsOf(order).map((transaction) => transactionRecord(order, transaction));

export const disputeColumns: Readonly<Record<string, ColumnType>> = {
  id: "bigint",
  order_id: "bigint",
  type: "varchar",
  amount: "varchar",
  currency: "varchar",
  reason: "varchar",
  network_reason_code: "varchar",
  status: "varchar",
  initiated_at: "timestamptz",
};

/** REST's dispute, in small letters. */
export const disputeRecord = (order: Order, dispute: Dispute): LandedRecord => ({
  id: dispute.id,
  order_id: order.id,
  type: dispute.type.toLowerCase(),
  amount: decimal(orderTotals(order).received.shop, SHOP_CURRENCY),
  currency: SHOP_CURRENCY,
  reason: "fraudulent",
  network_reason_code: null,
  status: dispute.status.toLowerCase(),
  initiated_at: shopTime(dispute.at),
});
