import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { CopyRow } from "./copyRow.ts";
import { sendLines } from "./copyRow.ts";
import { quoteName } from "./database.ts";
import { metaOf, ownColumns, type Provenance } from "./provenance.ts";
import type { Table } from "./stream.ts";

/** Parts rows whose key nobody has, neither the table nor another one of them, from all others. */
export async function partNew<R extends CopyRow>(
  client: pg.ClientBase,
  table: Table,
  rows: readonly R[],
): Promise<{ fresh: R[]; others: R[] }> {
  const once = new Set<string>();
  const taken = new Set<string>();
  for (const { key } of rows) if (key !== null) (once.has(key) ? taken : once).add(key);
  const key = quoteName(table.key);
  const found = await client.query<{ key: string }>(
    `select ${key}::text as key from ${quoteName(table.schema)}.${quoteName(table.name)}
     where ${key} = any($1::${table.columns[table.key]}[])`,
    [[...once]],
  );
  for (const known of found.rows) taken.add(known.key);
  const parted: { fresh: R[]; others: R[] } = { fresh: [], others: [] };
  for (const row of rows) (row.key === null || taken.has(row.key) ? parted.others : parted.fresh).push(row);
  return parted;
}

/**
 * Copies rows straight into a raw table: a third of the work of an upsert. The table's unique index refuses all of them where
 * the key of one is there after all.
 */
export async function append(
  client: pg.ClientBase,
  table: Table,
  rows: readonly CopyRow[],
  provenance: Provenance,
): Promise<void> {
  const columns = [...ownColumns, ...Object.keys(table.columns)].map(quoteName).join(", ");
  const own = [provenance.extracted_at.toISOString(), metaOf(provenance), provenance.generation_id].join("\t");
  await sendLines(
    client,
    `copy ${quoteName(table.schema)}.${quoteName(table.name)} (${columns}) from stdin`,
    rows.map(({ line }) => `${randomUUID()}\t${own}\t${line}\n`),
  );
}
