import pg from "pg";
import type { Values } from "./tables.ts";
import { assertReadable, tableOf } from "./tables.ts";

type Fields = Record<string, unknown>;

/** Rows of one setting whose fields have these values; all of them where none is named. */
export async function readRows(client: pg.ClientBase, name: string, values: Values): Promise<Fields[]> {
  const table = await tableOf(client, name);
  assertReadable(table, values);
  const conditions = Object.keys(values).map(
    (column, index) => `${pg.escapeIdentifier(column)}::text is not distinct from $${index + 1}`,
  );
  const columns = table.columns.filter((column) => column.name !== "is_only").map(({ name: each }) => each);
  const { rows } = await client.query(
    `select ${columns.map((each) => `${pg.escapeIdentifier(each)}::text`).join(", ")} from settings.${pg.escapeIdentifier(name)}
     where ${conditions.join(" and ") || "true"} order by ${table.key.map(pg.escapeIdentifier).join(", ")}`,
    Object.values(values),
  );
  return rows;
}

export type Change = {
  change_id: string;
  changed_at: Date;
  changed_by: string;
  table_name: string;
  row_key: Fields;
  before: Fields | null;
  after: Fields | null;
  why: string | null;
  undoes: string | null;
};

/** Changes, newest first; of one setting where it is named. */
export async function readChanges(client: pg.ClientBase, name: string | null, limit = 50): Promise<Change[]> {
  if (name !== null) await tableOf(client, name);
  const { rows } = await client.query<Change>(
    "select * from settings.changes where table_name = coalesce($1, table_name) order by change_id desc limit $2",
    [name, limit],
  );
  return rows;
}
