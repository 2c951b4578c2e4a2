import type pg from "pg";
import { type CopyRow, sendLines } from "./copyRow.ts";
import { quoteName } from "./database.ts";
import { metaOf, ownColumns, type Provenance } from "./provenance.ts";
import type { Table } from "./stream.ts";

const names = (table: Table): string[] => Object.keys(table.columns);
const list = (columns: string[], of = ""): string => columns.map((name) => of + quoteName(name)).join(", ");
const temporary = (table: Table): string => quoteName(`landing_${table.schema}_${table.name}`);

async function copyAside(client: pg.ClientBase, table: Table, rows: readonly CopyRow[]): Promise<void> {
  const columns = names(table).map((name) => `${quoteName(name)} ${table.columns[name]}`);
  await client.query(
    `create temporary table if not exists ${temporary(table)} (row_no integer, ${columns.join(", ")}) on commit delete rows`,
  );
  await sendLines(
    client,
    `copy ${temporary(table)} (row_no, ${list(names(table))}) from stdin`,
    rows.map(({ line }, index) => `${index}\t${line}\n`),
  );
}

/** Of two rows with one key the one changed last counts, wherever it stood in the page; without a change date the later one. */
const newestFirst = (table: Table): string =>
  ["updated_at", "updatedAt"]
    .map((name) => (name in table.columns ? `${quoteName(name)} desc nulls last, ` : ""))
    .join("");

/**
 * Inserts new keys and updates those whose content differs, so that `_airbyte_extracted_at` moves only with real changes.
 * Rows may share keys.
 */
export async function upsert(
  client: pg.ClientBase,
  table: Table,
  rows: readonly CopyRow[],
  provenance: Provenance,
): Promise<{ landed: number; unchanged: number }> {
  await copyAside(client, table, rows);
  const columns = names(table);
  const target = `${quoteName(table.schema)}.${quoteName(table.name)}`;
  const result = await client.query<{ arrived: number; landed: number }>(
    `with arrived as (
       select distinct on (${quoteName(table.key)}) * from ${temporary(table)}
       order by ${quoteName(table.key)}, ${newestFirst(table)}row_no desc
     ), landed as (
       insert into ${target} as kept (${list([...ownColumns, ...columns])})
       select gen_random_uuid()::text, $1, $2, $3, ${list(columns)} from arrived
       on conflict (${quoteName(table.key)}) do update set ${[...ownColumns, ...columns].map((name) => `${quoteName(name)} = excluded.${quoteName(name)}`).join(", ")}
       where (${list(columns, "kept.")}) is distinct from (${list(columns, "excluded.")})
       returning 1
     )
     select (select count(*) from arrived)::integer as arrived, (select count(*) from landed)::integer as landed`,
    [provenance.extracted_at, metaOf(provenance), provenance.generation_id],
  );
  await client.query(`truncate ${temporary(table)}`);
  const { arrived, landed } = result.rows[0] ?? { arrived: 0, landed: 0 };
  return { landed, unchanged: arrived - landed };
}
