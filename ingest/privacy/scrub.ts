import type { Row, Table, Value } from "../stream.ts";
import { scrubContact, scrubDeal } from "./scrubHubspot.ts";
import { scrubCheckout, scrubContract, scrubCustomer, scrubOrder } from "./scrubShopify.ts";
import type { Tombstones } from "./tombstones.ts";

/** Columns of a row and what stands in them once the people in it are erased; null where it says nothing of them. */
export type Patch = Readonly<Record<string, Value>> | null;
export type Scrub = (row: Readonly<Record<string, unknown>>, tombstones: Tombstones) => Patch;

/** Every raw table that tells who somebody is, and how it is made to tell no more. Keys, dates and sums stay. */
export const scrubs: Readonly<Record<string, Scrub>> = {
  "raw_shopify.customers": scrubCustomer,
  "raw_shopify.orders": scrubOrder,
  "raw_shopify.abandoned_checkouts": scrubCheckout,
  "raw_shopify.subscription_contracts": scrubContract,
  "raw_hubspot.contacts": scrubContact,
  "raw_hubspot.deals": scrubDeal,
  "raw_field.certificates": (row, tombstones) =>
    tombstones.hasRecord("shopify_order_name", String(row.order_name))
      ? { coral_name: row.coral_name ? "erased" : null, notes: null, other: {} }
      : null,
};

/** A row as it may land: without what says who an erased person is. */
export function scrubbed(table: Table, row: Row, tombstones: Tombstones | null): Row {
  if (tombstones === null) return row;
  const patch = scrubs[`${table.schema}.${table.name}`]?.(row, tombstones) ?? null;
  if (patch === null) return row;
  // A table may have fewer columns than its patch speaks of.
  return { ...row, ...Object.fromEntries(Object.entries(patch).filter(([name]) => name in table.columns)) };
}
