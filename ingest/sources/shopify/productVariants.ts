import { z } from "zod";
import type { Table } from "../../stream.ts";
import { decimal, gid, instant, legacyId, toNumericId } from "./shape.ts";
import { shopifyStream } from "./shopifyStream.ts";

const record = {
  type: "ProductVariant",
  name: "ProductVariantRecord",
  fragments: `fragment ProductVariantRecord on ProductVariant {
  id legacyResourceId title sku price compareAtPrice position inventoryQuantity createdAt updatedAt
  product { id }
  selectedOptions { name value }
}`,
};

const document = `query ProductVariants($first: Int!, $after: String, $query: String) {
  productVariants(first: $first, after: $after, query: $query, sortKey: ID) {
    pageInfo { hasNextPage endCursor }
    nodes { ...ProductVariantRecord }
  }
}
${record.fragments}`;

const variant = z.looseObject({
  id: gid,
  legacyResourceId: legacyId,
  title: z.string(),
  sku: z.string().nullable(),
  price: decimal,
  compareAtPrice: decimal.nullable(),
  position: z.number().int(),
  inventoryQuantity: z.number().int().nullable(),
  createdAt: instant,
  updatedAt: instant,
  product: z.object({ id: gid }),
  selectedOptions: z.array(z.object({ name: z.string(), value: z.string() })),
});

const table: Table = {
  schema: "raw_shopify",
  name: "product_variants",
  key: "id",
  columns: {
    id: "bigint",
    admin_graphql_api_id: "varchar",
    product_id: "bigint",
    title: "varchar",
    sku: "varchar",
    price: "numeric",
    compare_at_price: "varchar",
    position: "bigint",
    inventory_quantity: "bigint",
    options: "jsonb",
    created_at: "timestamptz",
    updated_at: "timestamptz",
    shop_url: "varchar",
    // Not in Airbyte's stream.
    deleted_at: "timestamptz",
  },
};

/** Variants can be filtered by change date but not sorted by it. */
export const productVariants = shopifyStream<z.infer<typeof variant>>({
  name: "product_variants",
  item: variant,
  cursor: { lookback_ms: 10 * 60_000, tolerance_ms: 1_000 },
  count: "productVariantsCount",
  reading: { document, record, root: "productVariants", page_size: 250, sorted: false, bulk: {} },
  landings: [
    {
      table,
      rows: (item, client) => [
        {
          id: item.legacyResourceId,
          admin_graphql_api_id: item.id,
          product_id: toNumericId(item.product.id),
          title: item.title,
          sku: item.sku,
          price: item.price,
          compare_at_price: item.compareAtPrice,
          position: item.position,
          inventory_quantity: item.inventoryQuantity,
          options: item.selectedOptions,
          created_at: item.createdAt,
          updated_at: item.updatedAt,
          shop_url: client.shop_url,
          deleted_at: null,
        },
      ],
    },
  ],
});
