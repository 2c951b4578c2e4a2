import type { Order } from "../ngo/ledger.ts";

/** What a lever answers about the order it moved; money is in minor units, `shop` in euro cents. */
export function orderSummary(order: Order) {
  return {
    id: String(order.id),
    admin_graphql_api_id: `gid://shopify/Order/${order.id}`,
    name: order.name,
    email: order.emailAsTyped,
    status: order.status,
    currency: order.currency,
    created_at: new Date(order.createdAt).toISOString(),
    processed_at: new Date(order.processedAt).toISOString(),
    updated_at: new Date(order.updatedAt).toISOString(),
    deleted_at: order.deletedAt === null ? null : new Date(order.deletedAt).toISOString(),
    tip: order.tip,
    lines: order.lines.map((line, line_index) => ({
      line_index,
      quantity: line.quantity,
      removed: line.removed,
      refunded: line.refunded,
      gross: line.gross,
      discount: line.discount,
      refund: line.refund,
      site: line.site,
      corals_per_unit: line.coralsPerUnit,
    })),
  };
}
