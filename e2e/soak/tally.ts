import type pg from "pg";
import type { Deeds } from "./deeds.ts";

export type Tally = { expected: number; lost: string[]; doubled: string[] };

/** Raw tables and the column that must be there once; marts and the key that must be there once. */
const keys: readonly [table: string, key: string][] = [
  ["raw_shopify.orders", "id"],
  ["raw_shopify.order_refunds", "id"],
  ["raw_shopify.transactions", "id"],
  ["raw_shopify.customers", "id"],
  ["raw_hubspot.contacts", "id"],
  ["raw_hubspot.deals", "id"],
  ["raw_hubspot.companies", "id"],
  ["marts.fct_donations", "line_key"],
  ["marts.fct_adoptions", "adoption_key"],
  ["marts.dim_donors", "donor_key"],
];

/** What the soak did against what raw holds of it: orders that are missing or wrongly gone, and anything that is there twice. */
export async function tally(client: pg.ClientBase, deeds: Deeds): Promise<Tally> {
  const { rows: orders } = await client.query<{ id: string; is_gone: boolean }>(
    "select id::text, deleted_at is not null as is_gone from raw_shopify.orders where id = any($1::bigint[])",
    [[...deeds.living, ...deeds.deleted]],
  );
  const gone = new Map(orders.map(({ id, is_gone }) => [id, is_gone]));
  const { rows: contacts } = await client.query<{ id: string }>(
    "select id from raw_hubspot.contacts where id = any($1) and archived is not true",
    [[...deeds.merged]],
  );
  const lost = [
    ...[...deeds.living].filter((id) => gone.get(id) !== false).map((id) => `order ${id} is missing`),
    ...[...deeds.deleted]
      .filter((id) => gone.get(id) === false)
      .map((id) => `order ${id} was deleted and is still there`),
    ...contacts.map(({ id }) => `contact ${id} was merged away and is still there`),
  ];
  const doubled: string[] = [];
  for (const [table, key] of keys) {
    const { rows } = await client.query<{ key: string; count: string }>(
      `select ${key}::text as key, count(*) from ${table} group by 1 having count(*) > 1`,
    );
    doubled.push(...rows.map(({ key: value, count }) => `${table} ${value} is there ${count} times`));
  }
  return { expected: deeds.living.size + deeds.deleted.size + deeds.merged.size, lost, doubled };
}
