import type { Landing, Row, Table, Value } from "../../stream.ts";
import type { ShopifyClient } from "./client.ts";
import type { Order, OrderRefund } from "./orderItem.ts";
import { toMoneySet, toNumericId } from "./shape.ts";

const table: Table = {
  schema: "raw_shopify",
  name: "order_refunds",
  key: "id",
  columns: {
    id: "bigint",
    order_id: "bigint",
    created_at: "timestamptz",
    processed_at: "timestamptz",
    note: "varchar",
    refund_line_items: "jsonb",
    order_adjustments: "jsonb",
    transactions: "jsonb",
    admin_graphql_api_id: "varchar",
    shop_url: "varchar",
  },
};

/** A refund as it stands in an order's `refunds` column. Adjustments keep Shopify's sign: negative for money paid back. */
export function toRefund(refund: OrderRefund): { readonly [key: string]: Value } {
  return {
    id: Number(refund.legacyResourceId),
    admin_graphql_api_id: refund.id,
    created_at: refund.createdAt,
    processed_at: refund.processedAt,
    note: refund.note,
    refund_line_items: refund.refundLineItems.map((line) => ({
      id: line.id && Number(toNumericId(line.id)),
      line_item_id: Number(toNumericId(line.lineItem.id)),
      quantity: line.quantity,
      restock_type: line.restockType.toLowerCase(),
      subtotal: line.subtotalSet.shopMoney.amount,
      subtotal_set: toMoneySet(line.subtotalSet),
    })),
    order_adjustments: refund.orderAdjustments.map((adjustment) => ({
      id: Number(toNumericId(adjustment.id)),
      reason: adjustment.reason,
      amount_set: toMoneySet(adjustment.amountSet),
    })),
    transactions: refund.transactions.map((transaction) => ({
      id: Number(toNumericId(transaction.id)),
      kind: transaction.kind.toLowerCase(),
      status: transaction.status.toLowerCase(),
      amount: transaction.amountSet.shopMoney.amount,
      amount_set: toMoneySet(transaction.amountSet),
    })),
    total_refunded_set: toMoneySet(refund.totalRefundedSet),
  };
}

function toRow(refund: OrderRefund, order: Order, client: ShopifyClient): Row {
  const { refund_line_items, order_adjustments, transactions } = toRefund(refund);
  return {
    id: refund.legacyResourceId,
    order_id: order.legacyResourceId,
    created_at: refund.createdAt,
    processed_at: refund.processedAt,
    note: refund.note,
    refund_line_items: refund_line_items ?? null,
    order_adjustments: order_adjustments ?? null,
    transactions: transactions ?? null,
    admin_graphql_api_id: refund.id,
    shop_url: client.shop_url,
  };
}

/** Refunds come with their order and land in a table of their own too, as Airbyte has it. */
export const orderRefunds: Landing<ShopifyClient, Order> = {
  table,
  rows: (order, client) => order.refunds.map((refund) => toRow(refund, order, client)),
};
