import type { Landing, Table } from "../../stream.ts";
import type { ShopifyClient } from "./client.ts";
import type { Order } from "./orderItem.ts";
import { toMoney, toMoneySet, toNumericId } from "./shape.ts";

const table: Table = {
  schema: "raw_shopify",
  name: "transactions",
  key: "id",
  columns: {
    id: "bigint",
    order_id: "bigint",
    parent_id: "bigint",
    kind: "varchar",
    status: "varchar",
    amount: "numeric",
    currency: "varchar",
    amount_set: "jsonb",
    // Not in Airbyte's stream: what Shopify Payments took. Other providers' fees nobody tells.
    fees: "jsonb",
    gateway: "varchar",
    test: "boolean",
    created_at: "timestamptz",
    processed_at: "timestamptz",
    admin_graphql_api_id: "varchar",
    shop_url: "varchar",
  },
};

/** Transactions come with their order; kind and status stay upper case and the set says `currency`, as in Airbyte's stream. */
export const transactions: Landing<ShopifyClient, Order> = {
  table,
  rows: (order, client) =>
    order.transactions.map((transaction) => ({
      id: toNumericId(transaction.id),
      order_id: order.legacyResourceId,
      parent_id: transaction.parentTransaction && toNumericId(transaction.parentTransaction.id),
      kind: transaction.kind,
      status: transaction.status,
      amount: transaction.amountSet.shopMoney.amount,
      currency: transaction.amountSet.shopMoney.currencyCode,
      amount_set: toMoneySet(transaction.amountSet, "currency"),
      fees: transaction.fees.map(({ type, rateName, flatFeeName, amount, taxAmount }) => ({
        type,
        rate_name: rateName,
        flat_fee_name: flatFeeName,
        amount: toMoney(amount),
        tax_amount: toMoney(taxAmount),
      })),
      gateway: transaction.gateway,
      test: transaction.test,
      created_at: transaction.createdAt,
      processed_at: transaction.processedAt,
      admin_graphql_api_id: transaction.id,
      shop_url: client.shop_url,
    })),
};
