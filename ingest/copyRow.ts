import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { toCopyField } from "./copyText.ts";
import type { ColumnType, Row, Table } from "./stream.ts";

/**
 * A row as PostgreSQL's COPY takes it: one text and not an object of some forty values, since whole batches of them wait for
 * their turn. `line` holds the table's own columns in their order, without the line end.
 */
export type CopyRow = { key: string | null; line: string };

/** Makes rows of one table, whose columns are looked up once. */
export function copyRowOf(table: Table): (row: Row) => CopyRow {
  const columns: [string, ColumnType][] = Object.entries(table.columns);
  return (row) => {
    const key = row[table.key];
    return {
      key: key === null || key === undefined ? null : String(key),
      line: columns.map(([name, type]) => toCopyField(row[name], type)).join("\t"),
    };
  };
}

/** Sends lines to a `copy … from stdin`. */
export async function sendLines(client: pg.ClientBase, statement: string, lines: readonly string[]): Promise<void> {
  const text = Buffer.from(lines.join(""));
  await pipeline([text], client.query(copyFrom(statement)));
}
