import { z } from "zod";
import type { Table } from "../../stream.ts";
import type { ShopifyClient } from "./client.ts";
import { completeConnection } from "./connection.ts";
import { connection, gid, instant, legacyId, toNumericId } from "./shape.ts";
import { shopifyStream } from "./shopifyStream.ts";

const record = {
  type: "Product",
  name: "ProductRecord",
  fragments: `fragment ProductRecord on Product {
  id legacyResourceId title handle status vendor productType tags isGiftCard createdAt updatedAt publishedAt
  variantsCount { count }
  variants(first: 20) { pageInfo { hasNextPage endCursor } nodes { id } }
}`,
};

const document = `query Products($first: Int!, $after: String, $query: String) {
  products(first: $first, after: $after, query: $query, sortKey: UPDATED_AT) {
    pageInfo { hasNextPage endCursor }
    nodes { ...ProductRecord }
  }
}
${record.fragments}`;

const moreVariants = `query MoreVariants($id: ID!, $after: String!) {
  product(id: $id) { variants(first: 250, after: $after) { pageInfo { hasNextPage endCursor } nodes { id } } }
}`;

const product = z.looseObject({
  id: gid,
  legacyResourceId: legacyId,
  title: z.string(),
  handle: z.string(),
  status: z.string(),
  vendor: z.string(),
  productType: z.string(),
  tags: z.array(z.string()),
  isGiftCard: z.boolean(),
  createdAt: instant,
  updatedAt: instant,
  publishedAt: instant.nullable(),
  variants: connection(z.object({ id: gid })),
});

const table: Table = {
  schema: "raw_shopify",
  name: "products",
  key: "id",
  columns: {
    id: "bigint",
    admin_graphql_api_id: "varchar",
    title: "varchar",
    handle: "varchar",
    status: "varchar",
    vendor: "varchar",
    product_type: "varchar",
    tags: "varchar",
    is_gift_card: "boolean",
    variants: "jsonb",
    created_at: "timestamptz",
    updated_at: "timestamptz",
    published_at: "timestamptz",
    deleted_at: "timestamptz",
    shop_url: "varchar",
  },
};

const holder = z.looseObject({ id: z.string(), variants: z.unknown() });
const reread = z.looseObject({ product: z.looseObject({ variants: z.unknown() }).nullable() });

async function complete(client: ShopifyClient, node: unknown, signal: AbortSignal): Promise<unknown> {
  const held = holder.safeParse(node).data;
  if (!held) return node;
  const variants = await completeConnection(held.variants, async (after) => {
    const data = await client.query(moreVariants, { id: held.id, after }, signal);
    return reread.parse(data).product?.variants;
  });
  return { ...held, variants };
}

const counted = z.looseObject({
  variantsCount: z.looseObject({ count: z.number() }),
  variants: z.looseObject({ nodes: z.array(z.unknown()) }),
});

/** False where a bulk file holds fewer variants than the product counts. */
function isWhole(payload: unknown): boolean {
  const { data } = counted.safeParse(payload);
  return !data || data.variants.nodes.length >= data.variantsCount.count;
}

export const products = shopifyStream<z.infer<typeof product>>({
  name: "products",
  item: product,
  cursor: { lookback_ms: 10 * 60_000, tolerance_ms: 1_000 },
  count: "productsCount",
  reading: { document, record, root: "products", page_size: 250, sorted: true, bulk: { is_whole: isWhole }, complete },
  landings: [
    {
      table,
      rows: (item, client) => [
        {
          id: item.legacyResourceId,
          admin_graphql_api_id: item.id,
          title: item.title,
          handle: item.handle,
          status: item.status,
          vendor: item.vendor,
          product_type: item.productType,
          tags: item.tags.join(", "),
          is_gift_card: item.isGiftCard,
          variants: item.variants
            .map(({ id }) => ({ id: Number(toNumericId(id)) }))
            // By id, since a bulk file promises no order and a page has the shop's.
            .sort((a, b) => a.id - b.id),
          created_at: item.createdAt,
          updated_at: item.updatedAt,
          published_at: item.publishedAt,
          deleted_at: null,
          shop_url: client.shop_url,
        },
      ],
    },
  ],
});
