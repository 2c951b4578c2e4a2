import { z } from "zod";
import { parseShape } from "../../http.ts";
import type { Landing, Table } from "../../stream.ts";
import type { ShopifyClient } from "./client.ts";
import { service } from "./client.ts";
import type { CodeDiscount } from "./codeDiscount.ts";
import { codeDiscount, codeDiscountRecord, datesOfDiscounts, moreCodesDocument, toValue } from "./codeDiscount.ts";
import { completeConnection } from "./connection.ts";
import { shopifyInventory } from "./inventory.ts";
import { lower, toNumericId } from "./shape.ts";
import { wholeStream } from "./wholeStream.ts";

const search = "method:code";

const document = `query DiscountCodes($first: Int!, $after: String, $query: String) {
  discountNodes(first: $first, after: $after, query: $query, sortKey: ID) {
    pageInfo { hasNextPage endCursor }
    nodes { ...${codeDiscountRecord.name} }
  }
}
${codeDiscountRecord.fragments}`;

/** What is taken off, and when; its codes are in the other table. */
const priceRules: Table = {
  schema: "raw_shopify",
  name: "price_rules",
  key: "id",
  columns: {
    id: "bigint",
    admin_graphql_api_id: "varchar",
    title: "varchar",
    value_type: "varchar",
    value: "varchar",
    target_type: "varchar",
    once_per_customer: "boolean",
    usage_limit: "bigint",
    prerequisite_subtotal_range: "jsonb",
    prerequisite_quantity_range: "jsonb",
    starts_at: "timestamptz",
    ends_at: "timestamptz",
    created_at: "timestamptz",
    updated_at: "timestamptz",
    deleted_at: "timestamptz",
    shop_url: "varchar",
    // Not in Airbyte's stream.
    status: "varchar",
    discount_type: "varchar",
    summary: "varchar",
    usage_count: "bigint",
  },
};

const rules: Landing<ShopifyClient, CodeDiscount> = {
  table: priceRules,
  rows: ({ id, discount }, client) => {
    const least = discount.minimumRequirement ?? null;
    return [
      {
        id: toNumericId(id),
        admin_graphql_api_id: id,
        title: discount.title,
        ...toValue(discount),
        once_per_customer: discount.appliesOncePerCustomer,
        usage_limit: discount.usageLimit,
        prerequisite_subtotal_range: least?.greaterThanOrEqualToSubtotal
          ? { greater_than_or_equal_to: least.greaterThanOrEqualToSubtotal.amount }
          : null,
        prerequisite_quantity_range: least?.greaterThanOrEqualToQuantity
          ? { greater_than_or_equal_to: Number(least.greaterThanOrEqualToQuantity) }
          : null,
        starts_at: discount.startsAt,
        ends_at: discount.endsAt,
        created_at: discount.createdAt,
        updated_at: discount.updatedAt,
        deleted_at: null,
        shop_url: client.shop_url,
        status: lower(discount.status),
        discount_type: discount.__typename,
        summary: discount.summary ?? null,
        usage_count: discount.asyncUsageCount,
      },
    ];
  },
};

const codes: Landing<ShopifyClient, CodeDiscount> = {
  table: {
    schema: "raw_shopify",
    name: "discount_codes",
    key: "id",
    parent: "price_rule_id",
    columns: {
      id: "bigint",
      price_rule_id: "bigint",
      code: "varchar",
      usage_count: "bigint",
      created_at: "timestamptz",
      updated_at: "timestamptz",
      shop_url: "varchar",
      // Not in Airbyte's stream.
      admin_graphql_api_id: "varchar",
      deleted_at: "timestamptz",
    },
  },
  rows: ({ id, discount }, client) =>
    discount.codes.map((code) => ({
      id: toNumericId(code.id),
      price_rule_id: toNumericId(id),
      code: code.code,
      usage_count: code.asyncUsageCount,
      created_at: discount.createdAt,
      updated_at: discount.updatedAt,
      shop_url: client.shop_url,
      admin_graphql_api_id: code.id,
      deleted_at: null,
    })),
};

const holder = z.looseObject({ id: z.string(), discount: z.looseObject({ codes: z.unknown() }) });
const reread = z.looseObject({ discountNode: z.looseObject({ discount: z.looseObject({ part: z.unknown() }) }) });

/** One discount may have thousands of codes, one for each recipient of a letter. */
async function complete(client: ShopifyClient, node: unknown, signal: AbortSignal): Promise<unknown> {
  const held = holder.safeParse(node).data;
  if (!held) return node;
  const all = await completeConnection(held.discount.codes, async (after) => {
    const data = await client.query(moreCodesDocument, { id: held.id, after }, signal);
    return parseShape(service, reread, data).discountNode.discount.part;
  });
  return { ...held, discount: { ...held.discount, codes: all } };
}

/**
 * Discounts that are had by a code, each with all its codes. How often a code was used changes without the change date of its
 * discount, so they are read whole.
 */
export const discountCodes = wholeStream<CodeDiscount>({
  name: "discount_codes",
  // Each discount with all of its codes.
  is_costly: true,
  item: codeDiscount,
  count: "discountNodesCount",
  reading: {
    document,
    record: codeDiscountRecord,
    root: "discountNodes",
    page_size: 50,
    sorted: false,
    search,
    complete,
  },
  inventory: shopifyInventory("discountNodes", { search, ...datesOfDiscounts }),
  landings: [rules, codes],
});
