import type pg from "pg";
import type { Identifiers } from "../privacy/erase.ts";
import { erase } from "../privacy/erase.ts";
import type { Table } from "../stream.ts";

const kinds: Readonly<Record<string, keyof Identifiers>> = {
  "raw_shopify.customers": "shopify_customer_ids",
  "raw_hubspot.contacts": "hubspot_contact_ids",
};
const nobody: Identifiers = { emails: [], shopify_customer_ids: [], hubspot_contact_ids: [] };

/**
 * Erases people of whom a source told that they must be forgotten, wherever else they are known. Resolves to how many rows were
 * changed; null where this cannot be done, for want of a salt or because these are no records of people.
 */
export async function eraseTold(
  connection: pg.ClientBase,
  table: Table,
  ids: readonly string[],
  salt: string | null,
): Promise<number | null> {
  const kind = kinds[`${table.schema}.${table.name}`];
  if (!kind || salt === null || ids.length === 0) return null;
  const wish = {
    by: table.schema === "raw_shopify" ? "Shopify" : "HubSpot",
    why: "The source was asked to forget the person.",
  };
  return erase(connection, { salt, who: { ...nobody, [kind]: ids }, wish });
}
