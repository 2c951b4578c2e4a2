import type { Row, Table, Value } from "../../stream.ts";
import type { ShopifyClient } from "./client.ts";
import { toAddress } from "./customers.ts";
import { toDiscountApplication } from "./discountApplication.ts";
import { completeOrder, isWhole } from "./orderCompletion.ts";
import type { Order, OrderLine } from "./orderItem.ts";
import { order } from "./orderItem.ts";
import { orderRecord, ordersDocument } from "./orderQuery.ts";
import { orderRefunds, toRefund } from "./orderRefunds.ts";
import { lower, toMoneySet, toNumericId, toProperties } from "./shape.ts";
import { shopifyStream } from "./shopifyStream.ts";
import { transactions } from "./transactions.ts";
import { inTime, toLandingSite, toMoment } from "./visit.ts";

const table: Table = {
  schema: "raw_shopify",
  name: "orders",
  key: "id",
  columns: {
    id: "bigint",
    admin_graphql_api_id: "varchar",
    name: "varchar",
    email: "varchar",
    phone: "varchar",
    created_at: "timestamptz",
    processed_at: "timestamptz",
    updated_at: "timestamptz",
    cancelled_at: "timestamptz",
    closed_at: "timestamptz",
    cancel_reason: "varchar",
    currency: "varchar",
    presentment_currency: "varchar",
    financial_status: "varchar",
    fulfillment_status: "varchar",
    total_price: "numeric",
    subtotal_price: "numeric",
    total_tax: "numeric",
    total_discounts: "numeric",
    current_total_price: "numeric",
    total_tip_received: "numeric",
    current_subtotal_price: "numeric",
    current_total_discounts: "numeric",
    current_total_tax: "numeric",
    total_price_set: "jsonb",
    subtotal_price_set: "jsonb",
    total_tip_received_set: "jsonb",
    total_shipping_price_set: "jsonb",
    discount_codes: "jsonb",
    discount_applications: "jsonb",
    note: "varchar",
    note_attributes: "jsonb",
    tags: "varchar",
    test: "boolean",
    source_name: "varchar",
    payment_gateway_names: "jsonb",
    billing_address: "jsonb",
    shipping_address: "jsonb",
    customer: "jsonb",
    line_items: "jsonb",
    refunds: "jsonb",
    landing_site: "varchar",
    referring_site: "varchar",
    deleted_at: "timestamptz",
    deleted_message: "varchar",
    deleted_description: "varchar",
    shop_url: "varchar",
    // Not in Airbyte's stream: what GraphQL alone knows of visits, chargebacks and edits.
    customer_journey_summary: "jsonb",
    disputes: "jsonb",
    edited: "boolean",
  },
};

// REST's words: nothing for an order not begun, `partial` for one begun.
const fulfillmentWords: Record<string, string | null> = { UNFULFILLED: null, PARTIALLY_FULFILLED: "partial" };
const toFulfillment = (status: string | null): string | null =>
  status !== null && status in fulfillmentWords ? (fulfillmentWords[status] ?? null) : lower(status);

const toId = (node: { id: string } | null): number | null => node && Number(toNumericId(node.id));

const byId = (a: { id: string }, b: { id: string }): number => (toId(a) ?? 0) - (toId(b) ?? 0);

function toLine(line: OrderLine): Value {
  return {
    id: Number(toNumericId(line.id)),
    admin_graphql_api_id: line.id,
    product_id: toId(line.product),
    variant_id: toId(line.variant),
    title: line.title,
    name: line.name,
    variant_title: line.variantTitle,
    sku: line.sku,
    vendor: line.vendor,
    quantity: line.quantity,
    current_quantity: line.currentQuantity,
    price: line.originalUnitPriceSet.shopMoney.amount,
    price_set: toMoneySet(line.originalUnitPriceSet),
    total_discount_set: toMoneySet(line.totalDiscountSet),
    discount_allocations: line.discountAllocations.map(({ allocatedAmountSet, discountApplication }) => ({
      amount: allocatedAmountSet.shopMoney.amount,
      amount_set: toMoneySet(allocatedAmountSet),
      discount_application_index: discountApplication.index,
    })),
    properties: toProperties(line.customAttributes),
    gift_card: line.isGiftCard,
  };
}

function toRow(item: Order, client: ShopifyClient): Row {
  const journey = item.customerJourneySummary;
  return {
    id: item.legacyResourceId,
    admin_graphql_api_id: item.id,
    name: item.name,
    email: item.email,
    phone: item.phone,
    created_at: item.createdAt,
    processed_at: item.processedAt,
    updated_at: item.updatedAt,
    cancelled_at: item.cancelledAt,
    closed_at: item.closedAt,
    cancel_reason: lower(item.cancelReason),
    currency: item.currencyCode,
    presentment_currency: item.presentmentCurrencyCode,
    financial_status: lower(item.displayFinancialStatus),
    fulfillment_status: toFulfillment(item.displayFulfillmentStatus),
    total_price: item.totalPriceSet.shopMoney.amount,
    subtotal_price: item.subtotalPriceSet?.shopMoney.amount ?? null,
    total_tax: item.totalTaxSet?.shopMoney.amount ?? null,
    total_discounts: item.totalDiscountsSet?.shopMoney.amount ?? null,
    current_total_price: item.currentTotalPriceSet.shopMoney.amount,
    total_tip_received: item.totalTipReceivedSet?.shopMoney.amount ?? null,
    current_subtotal_price: item.currentSubtotalPriceSet.shopMoney.amount,
    current_total_discounts: item.currentTotalDiscountsSet.shopMoney.amount,
    current_total_tax: item.currentTotalTaxSet.shopMoney.amount,
    total_price_set: toMoneySet(item.totalPriceSet),
    subtotal_price_set: toMoneySet(item.subtotalPriceSet),
    total_tip_received_set: toMoneySet(item.totalTipReceivedSet),
    total_shipping_price_set: toMoneySet(item.totalShippingPriceSet),
    discount_codes: item.discountCodes.map((code) => ({ code })),
    discount_applications: item.discountApplications.toSorted((a, b) => a.index - b.index).map(toDiscountApplication),
    note: item.note,
    note_attributes: toProperties(item.customAttributes),
    tags: item.tags.join(", "),
    test: item.test,
    source_name: item.sourceName,
    payment_gateway_names: item.paymentGatewayNames,
    billing_address: item.billingAddress && toAddress(item.billingAddress),
    shipping_address: item.shippingAddress && toAddress(item.shippingAddress),
    customer: item.customer && { id: toId(item.customer) },
    // A bulk file promises no order and a page may have another, so nested rows land in one of their own.
    line_items: item.lineItems.toSorted(byId).map(toLine),
    refunds: item.refunds.map(toRefund),
    landing_site: toLandingSite(journey?.lastVisit ?? null),
    referring_site: journey?.lastVisit?.referrerUrl ?? null,
    deleted_at: null,
    deleted_message: null,
    deleted_description: null,
    shop_url: client.shop_url,
    customer_journey_summary: journey && {
      ready: journey.ready,
      moments_count: journey.momentsCount?.count ?? null,
      first_visit: journey.firstVisit && toMoment(journey.firstVisit),
      last_visit: journey.lastVisit && toMoment(journey.lastVisit),
      moments: journey.moments?.toSorted(inTime).map(toMoment) ?? null,
    },
    disputes: item.disputes.map(({ id, initiatedAs, status }) => ({ id, initiated_as: initiatedAs, status })),
    edited: item.edited,
  };
}

/** Orders are read once and feed three tables: the order, its refunds and its transactions. */
export const orders = shopifyStream<Order>({
  name: "orders",
  item: order,
  cursor: { lookback_ms: 10 * 60_000, tolerance_ms: 1_000 },
  count: "ordersCount",
  has_amount: true,
  reading: {
    document: ordersDocument,
    record: { type: "Order", ...orderRecord },
    root: "orders",
    page_size: 250,
    sorted: true,
    bulk: { is_whole: isWhole },
    complete: completeOrder,
  },
  landings: [{ table, rows: (item, client) => [toRow(item, client)] }, orderRefunds, transactions],
});
