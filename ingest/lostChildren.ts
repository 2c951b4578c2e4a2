import type pg from "pg";
import { quoteName } from "./database.ts";
import type { Table } from "./stream.ts";

/**
 * Marks rows of `table` deleted that are child rows of a record which has come without them; call it in the transaction that has
 * landed the record. `parents` and `children` are the keys of what came. Returns how many were marked.
 */
export async function markLostChildren(
  client: pg.ClientBase,
  table: Table,
  parents: readonly (string | null)[],
  children: readonly (string | null)[],
  at: Date,
): Promise<number> {
  if (!table.parent || parents.length === 0) return 0;
  const { key, parent } = table;
  const result = await client.query(
    `update ${quoteName(table.schema)}.${quoteName(table.name)} set deleted_at = $3, "_airbyte_extracted_at" = $3
     where ${quoteName(parent)} = any($1::${table.columns[parent]}[]) and not ${quoteName(key)} = any($2::${table.columns[key]}[])
       and deleted_at is null`,
    [parents, children, at],
  );
  return result.rowCount ?? 0;
}
