import type { Order } from "../../ngo/ledger.ts";
import { gatewayOf } from "../../ngo/payment.ts";
import { journeyPayload } from "../../shopify/journeyPayload.ts";
import { minus, NOTHING, SHOP_CURRENCY } from "../../shopify/money.ts";
import { orderTotals } from "../../shopify/orderTotals.ts";
import type { Store } from "../../shopify/store.ts";
import { transactionsOf } from "../../shopify/transactions.ts";
import type { ColumnType, LandedRecord } from "../landedTable.ts";
import { shopTime, shopTimeOrNull } from "../times.ts";
import { addressRecord } from "./address.ts";
import { lineItem } from "./lineItems.ts";
import { moneySet, numberOf } from "./money.ts";
import { refundRecord } from "./refunds.ts";

const SETS = [
  "total_price_set",
  "subtotal_price_set",
  "total_tax_set",
  "total_discounts_set",
  "total_shipping_price_set",
  "current_total_price_set",
] as const;

/** No journey and no disputes: REST does not have them. `processed_at` is a text in Airbyte's schema of orders. */
export const orderColumns: Readonly<Record<string, ColumnType>> = {
  id: "bigint",
  admin_graphql_api_id: "varchar",
  name: "varchar",
  number: "bigint",
  order_number: "bigint",
  email: "varchar",
  contact_email: "varchar",
  phone: "varchar",
  created_at: "timestamptz",
  processed_at: "varchar",
  updated_at: "timestamptz",
  cancelled_at: "timestamptz",
  cancel_reason: "varchar",
  closed_at: "timestamptz",
  currency: "varchar",
  presentment_currency: "varchar",
  financial_status: "varchar",
  fulfillment_status: "varchar",
  taxes_included: "boolean",
  total_price: "numeric(38,9)",
  subtotal_price: "numeric(38,9)",
  total_tax: "numeric(38,9)",
  total_discounts: "numeric(38,9)",
  total_line_items_price: "numeric(38,9)",
  total_outstanding: "numeric(38,9)",
  total_tip_received: "numeric(38,9)",
  current_total_price: "numeric(38,9)",
  ...Object.fromEntries(SETS.map((name) => [name, "jsonb" as const])),
  discount_codes: "jsonb",
  discount_applications: "jsonb",
  note: "varchar",
  note_attributes: "jsonb",
  tags: "varchar",
  tax_lines: "jsonb",
  test: "boolean",
  source_name: "varchar",
  landing_site: "varchar",
  landing_site_ref: "varchar",
  referring_site: "varchar",
  payment_gateway_names: "jsonb",
  billing_address: "jsonb",
  shipping_address: "jsonb",
  shipping_lines: "jsonb",
  customer: "jsonb",
  line_items: "jsonb",
  refunds: "jsonb",
  fulfillments: "jsonb",
  deleted_at: "timestamptz",
  deleted_message: "varchar",
  deleted_description: "varchar",
};

const CANCEL_REASONS = ["customer", "fraud", "staff", "other"];

/** Page and referrer of the visit that ended in the order; path and query only, as REST has them. */
function lastVisit(order: Order) {
  const { lastVisit: visit } = journeyPayload(order);
  if (visit === null) return { landing_site: null, referring_site: null };
  const { pathname, search } = new URL(visit.landingPage);
  return { landing_site: `${pathname}${search}`, referring_site: visit.referrerUrl };
}

/** What Airbyte makes of the shop's event that an order was deleted: the id and little more. */
const tombstone = (order: Order, at: number): LandedRecord => ({
  id: order.id,
  deleted_at: shopTime(at),
  deleted_message: `Order ${order.name} was deleted.`,
  deleted_description: null,
});

/** An order in REST's shape, as Airbyte's connector passes it on. */
export function orderRecord(store: Store, order: Order): LandedRecord {
  if (order.deletedAt !== null) return tombstone(order, order.deletedAt);
  const totals = orderTotals(order);
  const person = order.person === null ? null : store.ngo.person(order.person);
  const set = (money: { shop: number; paid: number }) => moneySet(money, order.currency);
  const isUnpaid = totals.received.shop === 0 && totals.total.shop > 0;
  const number = Number(order.name.replace(/\D/g, ""));
  const email = order.emailAsTyped;
  return {
    id: order.id,
    admin_graphql_api_id: `gid://shopify/Order/${order.id}`,
    name: order.name,
    number: number - 1000,
    order_number: number,
    email,
    contact_email: email,
    phone: null,
    created_at: shopTime(order.createdAt),
    processed_at: shopTime(order.processedAt),
    updated_at: shopTime(order.updatedAt),
    cancelled_at: shopTimeOrNull(order.cancelledAt),
    cancel_reason: order.cancelledAt === null ? null : CANCEL_REASONS[order.index % CANCEL_REASONS.length],
    closed_at: shopTimeOrNull(order.cancelledAt),
    currency: SHOP_CURRENCY,
    presentment_currency: order.currency,
    financial_status: order.status,
    fulfillment_status: isUnpaid || order.cancelledAt !== null ? null : "fulfilled",
    taxes_included: true,
    total_price: numberOf(totals.total.shop),
    subtotal_price: numberOf(totals.subtotal.shop),
    total_tax: 0,
    total_discounts: numberOf(totals.discounts.shop),
    total_line_items_price: numberOf(totals.subtotal.shop + totals.discounts.shop),
    total_outstanding: numberOf(isUnpaid && order.cancelledAt === null ? totals.total.shop : 0),
    total_tip_received: numberOf(order.tip.shop),
    current_total_price: numberOf(totals.total.shop - totals.refunded.shop),
    total_price_set: set(totals.total),
    subtotal_price_set: set(totals.subtotal),
    total_tax_set: set(NOTHING),
    total_discounts_set: set(totals.discounts),
    total_shipping_price_set: set(order.shipping),
    current_total_price_set: set(minus(totals.total, totals.refunded)),
    discount_codes:
      order.discountCode === null
        ? []
        : [{ code: order.discountCode, amount: numberOf(totals.discounts.shop).toFixed(2), type: "percentage" }],
    discount_applications: [],
    note: order.note,
    note_attributes: [],
    tags: order.tags.join(", "),
    tax_lines: [],
    test: order.test,
    source_name: order.sourceName,
    ...lastVisit(order),
    landing_site_ref: null,
    payment_gateway_names: transactionsOf(order).length > 0 ? [gatewayOf(order)] : [],
    billing_address: order.country === null ? null : addressRecord(person, order.country),
    shipping_address: order.country !== null && order.shipping.shop > 0 ? addressRecord(person, order.country) : null,
    shipping_lines: [],
    customer: order.customerId === null ? null : { id: order.customerId, email, currency: SHOP_CURRENCY },
    line_items: order.lines.map((line) => lineItem(store, order, line)),
    refunds: order.refunds.map((refund) => refundRecord(store, order, refund)),
    fulfillments: [],
  };
}
