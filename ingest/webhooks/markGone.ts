import type pg from "pg";
import { quoteName } from "../database.ts";
import { noteLanding } from "../landings.ts";
import type { Table } from "../stream.ts";
import type { Errand } from "./errand.ts";

// What says who a person is, and what they wrote. Keys, dates and sums stay: gifts are still counted.
const personal: Readonly<Record<string, readonly string[]>> = {
  "raw_shopify.customers": [
    "email",
    "first_name",
    "last_name",
    "phone",
    "tags",
    "note",
    "accepts_marketing",
    "accepts_marketing_updated_at",
    "email_marketing_consent",
    "sms_marketing_consent",
    "default_address",
  ],
};

function changesFor(table: Table, isErased: boolean): { set: string[]; differs: string[] } {
  const set: string[] = [];
  const differs: string[] = [];
  if ("deleted_at" in table.columns) {
    set.push("deleted_at = coalesce(deleted_at, $2)");
    differs.push("deleted_at is null");
  }
  if ("archived" in table.columns) {
    set.push('archived = true, "archivedAt" = coalesce("archivedAt", $2)');
    differs.push("archived is not true");
  }
  if (isErased && "properties" in table.columns) {
    const kept = "jsonb_build_object('hs_object_id', id)";
    set.push(`properties = ${kept}`);
    differs.push(`properties is distinct from ${kept}`);
  }
  for (const name of isErased ? (personal[`${table.schema}.${table.name}`] ?? []) : []) {
    set.push(`${quoteName(name)} = null`);
    differs.push(`${quoteName(name)} is not null`);
  }
  return { set, differs };
}

/**
 * Marks rows of records that the source no longer has, in the columns by which staging knows: `deleted_at` or `archived`.
 * `erased` takes personal data out too. Returns how many rows this changed; marking twice changes none.
 */
export async function markGone(
  client: pg.ClientBase,
  table: Table,
  gone: Exclude<Errand["gone"], null>,
  ids: readonly string[],
  at: Date,
): Promise<number> {
  const { set, differs } = changesFor(table, gone === "erased");
  if (ids.length === 0 || set.length === 0) return 0;
  const result = await client.query(
    `update ${quoteName(table.schema)}.${quoteName(table.name)} set ${set.join(", ")}, "_airbyte_extracted_at" = now()
     where ${quoteName(table.key)} = any($1::${table.columns[table.key]}[]) and (${differs.join(" or ")})`,
    [ids, at],
  );
  const marked = result.rowCount ?? 0;
  if (marked > 0) await noteLanding(client, table);
  return marked;
}
