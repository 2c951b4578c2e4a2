import type { Order, Refund } from "../../ngo/ledger.ts";
import { minus, NOTHING } from "../../shopify/money.ts";
import type { Store } from "../../shopify/store.ts";
import { transactionsOf } from "../../shopify/transactions.ts";
import type { ColumnType } from "../landedTable.ts";
import { shopTime } from "../times.ts";
import { lineItem } from "./lineItems.ts";
import { moneySet, numberOf } from "./money.ts";

export const refundColumns: Readonly<Record<string, ColumnType>> = {
  id: "bigint",
  order_id: "bigint",
  created_at: "timestamptz",
  processed_at: "varchar",
  note: "varchar",
  user_id: "bigint",
  restock: "boolean",
  order_adjustments: "jsonb",
  refund_line_items: "jsonb",
  transactions: "jsonb",
  duties: "jsonb",
  total_duties_set: "jsonb",
  admin_graphql_api_id: "varchar",
};

/** A refund, alone or inside its order. What names no line is an adjustment, a negative amount in a text. */
export function refundRecord(store: Store, order: Order, refund: Refund) {
  const { withoutLine } = refund;
  const adjustments = withoutLine.shop === 0 && withoutLine.paid === 0 ? [] : [minus(NOTHING, withoutLine)];
  return {
    id: refund.id,
    order_id: order.id,
    created_at: shopTime(refund.at),
    processed_at: shopTime(refund.at),
    note: refund.note,
    user_id: null,
    restock: false,
    order_adjustments: adjustments.map((amount) => ({
      id: refund.id,
      order_id: order.id,
      refund_id: refund.id,
      amount: numberOf(amount.shop).toFixed(2),
      tax_amount: "0.00",
      kind: "refund_discrepancy",
      reason: "Refund discrepancy",
      amount_set: moneySet(amount, order.currency, "text"),
      tax_amount_set: moneySet(NOTHING, order.currency, "text"),
    })),
    refund_line_items: refund.lines.map((part) => {
      const line = order.lines.find(({ id }) => id === part.lineId);
      if (!line) throw new RangeError(`refund ${refund.id} names a line that order ${order.id} does not have`);
      return {
        id: part.id,
        line_item_id: part.lineId,
        location_id: null,
        quantity: part.quantity,
        restock_type: "no_restock",
        subtotal: numberOf(part.amount.shop),
        subtotal_set: moneySet(part.amount, order.currency),
        total_tax: 0,
        total_tax_set: moneySet(NOTHING, order.currency),
        line_item: lineItem(store, order, line),
      };
    }),
    transactions: transactionsOf(order)
      .filter(({ refundId }) => refundId === refund.id)
      .map(({ id, kind, status, amount, at, gateway }) => ({
        id,
        order_id: order.id,
        kind: kind.toLowerCase(),
        status: status.toLowerCase(),
        amount: numberOf(amount.shop).toFixed(2),
        currency: "EUR",
        gateway,
        created_at: shopTime(at),
        processed_at: shopTime(at),
      })),
    duties: [],
    total_duties_set: null,
    admin_graphql_api_id: `gid://shopify/Refund/${refund.id}`,
  };
}
