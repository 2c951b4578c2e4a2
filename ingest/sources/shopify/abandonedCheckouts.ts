import { z } from "zod";
import type { Row, Table, Value } from "../../stream.ts";
import type { ShopifyClient } from "./client.ts";
import { completeConnection, toPart } from "./connection.ts";
import { toAddress } from "./customers.ts";
import {
  attributes,
  connection,
  gid,
  instant,
  moneyBag,
  moneyFields,
  toMoneySet,
  toNumericId,
  toProperties,
} from "./shape.ts";
import { shopifyStream } from "./shopifyStream.ts";

const lineFields = `fragment CheckoutLine on AbandonedCheckoutLineItem {
  id title variantTitle sku quantity
  product { id }
  variant { id }
  customAttributes { key value }
  originalUnitPriceSet { ...Money }
  discountedTotalPriceSet { ...Money }
}`;
const addressFields = `fragment CheckoutAddress on MailingAddress {
  firstName lastName name company address1 address2 city zip province provinceCode country countryCodeV2 phone
}`;

const record = {
  type: "AbandonedCheckout",
  name: "CheckoutRecord",
  fragments: `fragment CheckoutRecord on AbandonedCheckout {
  id name abandonedCheckoutUrl createdAt updatedAt completedAt note taxesIncluded discountCodes
  customAttributes { key value }
  customer { id defaultEmailAddress { emailAddress } }
  billingAddress { ...CheckoutAddress }
  shippingAddress { ...CheckoutAddress }
  totalPriceSet { ...Money }
  subtotalPriceSet { ...Money }
  totalLineItemsPriceSet { ...Money }
  totalDiscountSet { ...Money }
  totalTaxSet { ...Money }
  lineItems(first: 5) { pageInfo { hasNextPage endCursor } nodes { ...CheckoutLine } }
}
${[moneyFields, lineFields, addressFields].join("\n")}`,
};

const document = `query AbandonedCheckouts($first: Int!, $after: String, $query: String) {
  abandonedCheckouts(first: $first, after: $after, query: $query, sortKey: ID) {
    pageInfo { hasNextPage endCursor }
    nodes { ...CheckoutRecord }
  }
}
${record.fragments}`;

const moreLines = `query MoreCheckoutLines($id: ID!, $after: String!) {
  node(id: $id) { ... on AbandonedCheckout {
    part: lineItems(first: 50, after: $after) { pageInfo { hasNextPage endCursor } nodes { ...CheckoutLine } }
  } }
}
${[moneyFields, lineFields].join("\n")}`;

const address = z.looseObject({ countryCodeV2: z.string().nullable() }).nullable();

const checkout = z.looseObject({
  id: gid,
  name: z.string(),
  abandonedCheckoutUrl: z.string(),
  createdAt: instant,
  updatedAt: instant,
  completedAt: instant.nullable(),
  note: z.string(),
  taxesIncluded: z.boolean(),
  discountCodes: z.array(z.string()),
  customAttributes: attributes,
  customer: z
    .looseObject({ id: gid, defaultEmailAddress: z.looseObject({ emailAddress: z.string() }).nullable() })
    .nullable(),
  billingAddress: address,
  shippingAddress: address,
  totalPriceSet: moneyBag,
  subtotalPriceSet: moneyBag,
  totalLineItemsPriceSet: moneyBag,
  totalDiscountSet: moneyBag,
  totalTaxSet: moneyBag.nullable(),
  lineItems: connection(
    z.looseObject({
      id: gid,
      title: z.string().nullable(),
      variantTitle: z.string().nullable(),
      sku: z.string().nullable(),
      quantity: z.number().int(),
      product: z.object({ id: gid }).nullable(),
      variant: z.object({ id: gid }).nullable(),
      customAttributes: attributes,
      originalUnitPriceSet: moneyBag,
      discountedTotalPriceSet: moneyBag,
    }),
  ),
});
type Checkout = z.infer<typeof checkout>;

const table: Table = {
  schema: "raw_shopify",
  name: "abandoned_checkouts",
  key: "id",
  columns: {
    id: "bigint",
    admin_graphql_api_id: "varchar",
    name: "varchar",
    email: "varchar",
    customer: "jsonb",
    created_at: "timestamptz",
    updated_at: "timestamptz",
    completed_at: "timestamptz",
    abandoned_checkout_url: "varchar",
    note: "varchar",
    note_attributes: "jsonb",
    taxes_included: "boolean",
    discount_codes: "jsonb",
    currency: "varchar",
    presentment_currency: "varchar",
    total_price: "numeric",
    subtotal_price: "numeric",
    total_line_items_price: "numeric",
    total_discounts: "numeric",
    total_tax: "numeric",
    billing_address: "jsonb",
    shipping_address: "jsonb",
    line_items: "jsonb",
    shop_url: "varchar",
    // Not in Airbyte's stream.
    total_price_set: "jsonb",
    deleted_at: "timestamptz",
  },
};

const toId = (node: { id: string } | null): number | null => node && Number(toNumericId(node.id));

const toLine = (line: Checkout["lineItems"][number]): Value => ({
  admin_graphql_api_id: line.id,
  product_id: toId(line.product),
  variant_id: toId(line.variant),
  title: line.title,
  variant_title: line.variantTitle,
  sku: line.sku,
  quantity: line.quantity,
  price: line.originalUnitPriceSet.shopMoney.amount,
  line_price: line.discountedTotalPriceSet.shopMoney.amount,
  price_set: toMoneySet(line.originalUnitPriceSet),
  properties: toProperties(line.customAttributes),
});

function toRow(item: Checkout, client: ShopifyClient): Row {
  const email = item.customer?.defaultEmailAddress?.emailAddress ?? null;
  return {
    id: toNumericId(item.id),
    admin_graphql_api_id: item.id,
    name: item.name,
    email,
    customer: item.customer && { id: toId(item.customer), email },
    created_at: item.createdAt,
    updated_at: item.updatedAt,
    completed_at: item.completedAt,
    abandoned_checkout_url: item.abandonedCheckoutUrl,
    note: item.note,
    note_attributes: toProperties(item.customAttributes),
    taxes_included: item.taxesIncluded,
    discount_codes: item.discountCodes.map((code) => ({ code })),
    currency: item.totalPriceSet.shopMoney.currencyCode,
    presentment_currency: item.totalPriceSet.presentmentMoney.currencyCode,
    total_price: item.totalPriceSet.shopMoney.amount,
    subtotal_price: item.subtotalPriceSet.shopMoney.amount,
    total_line_items_price: item.totalLineItemsPriceSet.shopMoney.amount,
    total_discounts: item.totalDiscountSet.shopMoney.amount,
    total_tax: item.totalTaxSet?.shopMoney.amount ?? null,
    billing_address: item.billingAddress && toAddress(item.billingAddress),
    shipping_address: item.shippingAddress && toAddress(item.shippingAddress),
    line_items: item.lineItems.map(toLine),
    shop_url: client.shop_url,
    total_price_set: toMoneySet(item.totalPriceSet),
    deleted_at: null,
  };
}

const holder = z.looseObject({ id: z.string(), lineItems: z.unknown() });

async function complete(client: ShopifyClient, node: unknown, signal: AbortSignal): Promise<unknown> {
  const held = holder.safeParse(node).data;
  if (!held) return node;
  const lineItems = await completeConnection(held.lineItems, async (after) =>
    toPart(await client.query(moreLines, { id: held.id, after }, signal)),
  );
  return { ...held, lineItems };
}

/**
 * Checkouts can be filtered by change date but not sorted by it. Shopify forgets them after three months, which is no deletion:
 * they have no inventory, so those that landed stay.
 */
export const abandonedCheckouts = shopifyStream<Checkout>({
  name: "abandoned_checkouts",
  item: checkout,
  cursor: { lookback_ms: 10 * 60_000, tolerance_ms: 1_000 },
  count: "abandonedCheckoutsCount",
  has_inventory: false,
  reading: { document, record, root: "abandonedCheckouts", page_size: 100, sorted: false, complete },
  landings: [{ table, rows: (item, client) => [toRow(item, client)] }],
});
