import type { Product, Variant } from "../../ngo/ledger.ts";
import type { ColumnType, LandedRecord } from "../landedTable.ts";
import { bulkTime } from "../times.ts";
import { numberOf } from "./money.ts";

export const productColumns: Readonly<Record<string, ColumnType>> = {
  id: "bigint",
  title: "varchar",
  handle: "varchar",
  status: "varchar",
  vendor: "varchar",
  product_type: "varchar",
  tags: "varchar",
  description_html: "varchar",
  is_gift_card: "boolean",
  total_variants: "bigint",
  variants: "jsonb",
  created_at: "timestamptz",
  updated_at: "timestamptz",
  published_at: "timestamptz",
  admin_graphql_api_id: "varchar",
  deleted_at: "timestamptz",
  deleted_message: "varchar",
  deleted_description: "varchar",
};

export const productRecord = (product: Product): LandedRecord => ({
  id: product.id,
  title: product.title,
  handle: product.handle,
  status: product.status,
  vendor: product.vendor,
  product_type: product.productType,
  tags: [...product.tags].sort().join(", "),
  description_html: `<p>${product.title}</p>`,
  is_gift_card: false,
  total_variants: product.variants.length,
  variants: product.variants.map(({ id }) => ({ id })),
  created_at: bulkTime(product.createdAt),
  updated_at: bulkTime(product.updatedAt),
  published_at: product.status === "ACTIVE" ? bulkTime(product.createdAt) : null,
  admin_graphql_api_id: `gid://shopify/Product/${product.id}`,
});

export const variantColumns: Readonly<Record<string, ColumnType>> = {
  id: "bigint",
  product_id: "bigint",
  title: "varchar",
  sku: "varchar",
  price: "numeric(38,9)",
  compare_at_price: "varchar",
  position: "bigint",
  inventory_quantity: "bigint",
  options: "jsonb",
  taxable: "boolean",
  created_at: "timestamptz",
  updated_at: "timestamptz",
  admin_graphql_api_id: "varchar",
};

export const variantRecord = (product: Product, variant: Variant): LandedRecord => ({
  id: variant.id,
  product_id: product.id,
  title: variant.title,
  sku: variant.sku,
  price: numberOf(variant.price),
  compare_at_price: null,
  position: product.variants.indexOf(variant) + 1,
  inventory_quantity: 0,
  options: variant.options,
  taxable: false,
  created_at: bulkTime(variant.createdAt),
  updated_at: bulkTime(variant.updatedAt),
  admin_graphql_api_id: `gid://shopify/ProductVariant/${variant.id}`,
});
