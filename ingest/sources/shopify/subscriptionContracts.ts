import { z } from "zod";
import type { Table } from "../../stream.ts";
import type { ShopifyClient } from "./client.ts";
import { completeConnection, toPart } from "./connection.ts";
import { attributes, connection, gid, instant, lower, money, toNumericId, toProperties } from "./shape.ts";
import { shopifyStream } from "./shopifyStream.ts";

const lineFields = `fragment ContractLine on SubscriptionLine {
  id title variantTitle sku quantity productId variantId
  currentPrice { amount currencyCode }
  lineDiscountedPrice { amount currencyCode }
}`;

const record = {
  type: "SubscriptionContract",
  name: "ContractRecord",
  fragments: `fragment ContractRecord on SubscriptionContract {
  id status createdAt updatedAt nextBillingDate currencyCode lastPaymentStatus revisionId note
  customAttributes { key value }
  billingPolicy { interval intervalCount minCycles maxCycles }
  deliveryPolicy { interval intervalCount }
  deliveryPrice { amount currencyCode }
  customer { id }
  originOrder { id }
  lines(first: 5) { pageInfo { hasNextPage endCursor } nodes { ...ContractLine } }
  orders(first: 10) { pageInfo { hasNextPage endCursor } nodes { id } }
}
${lineFields}`,
};

const document = `query SubscriptionContracts($first: Int!, $after: String, $query: String) {
  subscriptionContracts(first: $first, after: $after, query: $query, sortKey: UPDATED_AT) {
    pageInfo { hasNextPage endCursor }
    nodes { ...ContractRecord }
  }
}
${record.fragments}`;

const moreLines = `query MoreContractLines($id: ID!, $after: String!) {
  node(id: $id) { ... on SubscriptionContract {
    part: lines(first: 50, after: $after) { pageInfo { hasNextPage endCursor } nodes { ...ContractLine } }
  } }
}
${lineFields}`;

const moreOrders = `query MoreContractOrders($id: ID!, $after: String!) {
  node(id: $id) { ... on SubscriptionContract {
    part: orders(first: 50, after: $after) { pageInfo { hasNextPage endCursor } nodes { id } }
  } }
}`;

const policy = z.looseObject({ interval: z.string(), intervalCount: z.number().int() });
const cycles = z.number().int().nullable();

const contract = z.looseObject({
  id: gid,
  status: z.string(),
  createdAt: instant,
  updatedAt: instant,
  nextBillingDate: instant.nullable(),
  currencyCode: z.string().length(3),
  lastPaymentStatus: z.string().nullable(),
  revisionId: z.coerce.string(),
  note: z.string().nullable(),
  customAttributes: attributes,
  billingPolicy: policy.extend({ minCycles: cycles, maxCycles: cycles }),
  deliveryPolicy: policy,
  deliveryPrice: money,
  customer: z.object({ id: gid }).nullable(),
  originOrder: z.object({ id: gid }).nullable(),
  lines: connection(
    z.looseObject({
      id: z.string(),
      title: z.string().nullable(),
      variantTitle: z.string().nullable(),
      sku: z.string().nullable(),
      quantity: z.number().int(),
      productId: gid.nullable(),
      variantId: gid.nullable(),
      currentPrice: money,
      lineDiscountedPrice: money,
    }),
  ),
  orders: connection(z.looseObject({ id: gid })),
});
type Contract = z.infer<typeof contract>;

/** Airbyte has no such stream: the names are those of Shopify's webhooks, the times, lines and orders (its payments) are ours. */
const table: Table = {
  schema: "raw_shopify",
  name: "subscription_contracts",
  key: "id",
  columns: {
    id: "bigint",
    admin_graphql_api_id: "varchar",
    customer_id: "bigint",
    origin_order_id: "bigint",
    status: "varchar",
    currency_code: "varchar",
    billing_policy: "jsonb",
    delivery_policy: "jsonb",
    delivery_price: "numeric",
    next_billing_date: "timestamptz",
    last_payment_status: "varchar",
    revision_id: "varchar",
    note: "varchar",
    note_attributes: "jsonb",
    lines: "jsonb",
    order_ids: "jsonb",
    created_at: "timestamptz",
    updated_at: "timestamptz",
    deleted_at: "timestamptz",
    shop_url: "varchar",
  },
};

const toId = (id: string | null): number | null => (id === null ? null : Number(toNumericId(id)));
const toPolicy = ({ interval, intervalCount }: z.infer<typeof policy>) => ({
  interval: interval.toLowerCase(),
  interval_count: intervalCount,
});
const toLine = (line: Contract["lines"][number]) => ({
  admin_graphql_api_id: line.id,
  product_id: toId(line.productId),
  variant_id: toId(line.variantId),
  title: line.title,
  variant_title: line.variantTitle,
  sku: line.sku,
  quantity: line.quantity,
  current_price: line.currentPrice.amount,
  discounted_price: line.lineDiscountedPrice.amount,
  currency: line.currentPrice.currencyCode,
});

const holder = z.looseObject({ id: z.string(), lines: z.unknown(), orders: z.unknown() });

async function complete(client: ShopifyClient, node: unknown, signal: AbortSignal): Promise<unknown> {
  const held = holder.safeParse(node).data;
  if (!held) return node;
  const more = (document: string) => async (after: string) =>
    toPart(await client.query(document, { id: held.id, after }, signal));
  const lines = await completeConnection(held.lines, more(moreLines));
  const orders = await completeConnection(held.orders, more(moreOrders));
  return { ...held, lines, orders };
}

/** An app sees its own contracts alone, unless Shopify lets it see those of others. There is nothing that counts them. */
export const subscriptionContracts = shopifyStream<Contract>({
  name: "subscription_contracts",
  item: contract,
  cursor: { lookback_ms: 10 * 60_000, tolerance_ms: 1_000 },
  count: null,
  reading: { document, record, root: "subscriptionContracts", page_size: 100, sorted: true, complete },
  landings: [
    {
      table,
      rows: (item, client) => [
        {
          id: toNumericId(item.id),
          admin_graphql_api_id: item.id,
          customer_id: item.customer && toNumericId(item.customer.id),
          origin_order_id: item.originOrder && toNumericId(item.originOrder.id),
          status: lower(item.status),
          currency_code: item.currencyCode,
          billing_policy: {
            ...toPolicy(item.billingPolicy),
            min_cycles: item.billingPolicy.minCycles,
            max_cycles: item.billingPolicy.maxCycles,
          },
          delivery_policy: toPolicy(item.deliveryPolicy),
          delivery_price: item.deliveryPrice.amount,
          next_billing_date: item.nextBillingDate,
          last_payment_status: lower(item.lastPaymentStatus),
          revision_id: item.revisionId,
          note: item.note,
          note_attributes: toProperties(item.customAttributes),
          lines: item.lines.map(toLine),
          order_ids: item.orders.map(({ id }) => toNumericId(id)),
          created_at: item.createdAt,
          updated_at: item.updatedAt,
          deleted_at: null,
          shop_url: client.shop_url,
        },
      ],
    },
  ],
});
