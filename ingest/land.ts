import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { toCopyField } from "./copyText.ts";
import { quoteName } from "./database.ts";
import { noteLanding } from "./landings.ts";
import type { Row, Table } from "./stream.ts";

/** `run_id` is null for records landed outside of a run: a webhook told of them. */
export type Provenance = { run_id: string | null; generation_id: number; extracted_at: Date };
export type Landed = { landed: number; unchanged: number; refused: { row: Row; reason: string }[] };

const names = (table: Table): string[] => Object.keys(table.columns);
const list = (columns: string[], of = ""): string => columns.map((name) => of + quoteName(name)).join(", ");
const temporary = (table: Table): string => quoteName(`landing_${table.schema}_${table.name}`);

async function copyRows(client: pg.ClientBase, table: Table, rows: readonly Row[]): Promise<void> {
  const columns = names(table).map((name) => `${quoteName(name)} ${table.columns[name]}`);
  await client.query(
    `create temporary table if not exists ${temporary(table)} (row_no integer, ${columns.join(", ")}) on commit delete rows`,
  );
  const types = Object.entries(table.columns);
  const lines = rows.map(
    (row, index) => `${[String(index), ...types.map(([name, type]) => toCopyField(row[name], type))].join("\t")}\n`,
  );
  const copy = client.query(copyFrom(`copy ${temporary(table)} (row_no, ${list(names(table))}) from stdin`));
  await pipeline(Readable.from([lines.join("")]), copy);
}

/** Of two rows with one key the one changed last counts, wherever it stood in the page; without a change date the later one. */
const newestFirst = (table: Table): string =>
  ["updated_at", "updatedAt"]
    .map((name) => (name in table.columns ? `${quoteName(name)} desc nulls last, ` : ""))
    .join("");

/** Inserts new keys and updates those whose content differs, so that `_airbyte_extracted_at` moves only with real changes. */
async function upsert(client: pg.ClientBase, table: Table, provenance: Provenance): Promise<Omit<Landed, "refused">> {
  const columns = names(table);
  const own = ["_airbyte_raw_id", "_airbyte_extracted_at", "_airbyte_meta", "_airbyte_generation_id"];
  const target = `${quoteName(table.schema)}.${quoteName(table.name)}`;
  const result = await client.query<{ arrived: number; landed: number }>(
    `with arrived as (
       select distinct on (${quoteName(table.key)}) * from ${temporary(table)}
       order by ${quoteName(table.key)}, ${newestFirst(table)}row_no desc
     ), landed as (
       insert into ${target} as kept (${list([...own, ...columns])})
       select gen_random_uuid()::text, $1, $2, $3, ${list(columns)} from arrived
       on conflict (${quoteName(table.key)}) do update set ${[...own, ...columns].map((name) => `${quoteName(name)} = excluded.${quoteName(name)}`).join(", ")}
       where (${list(columns, "kept.")}) is distinct from (${list(columns, "excluded.")})
       returning 1
     )
     select (select count(*) from arrived)::integer as arrived, (select count(*) from landed)::integer as landed`,
    [
      provenance.extracted_at,
      JSON.stringify({ sync_id: provenance.run_id === null ? null : Number(provenance.run_id), changes: [] }),
      provenance.generation_id,
    ],
  );
  const { arrived, landed } = result.rows[0] ?? { arrived: 0, landed: 0 };
  return { landed, unchanged: arrived - landed };
}

// Classes 22 and 23: the data is at fault, not the connection nor the server.
const isDataFault = (error: unknown): error is pg.DatabaseError =>
  error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? "");

/**
 * Lands rows in a raw table, inside the caller's transaction. A row that PostgreSQL refuses (a number out of range, say) is
 * found by halving and given back in `refused`; the others land. Landing the same rows twice changes nothing.
 */
export async function land(
  client: pg.ClientBase,
  table: Table,
  rows: readonly Row[],
  provenance: Provenance,
): Promise<Landed> {
  if (rows.length === 0) return { landed: 0, unchanged: 0, refused: [] };
  await client.query("savepoint landing");
  try {
    await copyRows(client, table, rows);
    const counts = await upsert(client, table, provenance);
    if (counts.landed > 0) await noteLanding(client, table);
    await client.query(`truncate ${temporary(table)}`);
    await client.query("release savepoint landing");
    return { ...counts, refused: [] };
  } catch (error) {
    if (!isDataFault(error)) throw error;
    await client.query("rollback to savepoint landing");
    await client.query("release savepoint landing");
    const [only] = rows;
    if (rows.length === 1 && only) return { landed: 0, unchanged: 0, refused: [{ row: only, reason: error.message }] };
    const middle = Math.ceil(rows.length / 2);
    const halves = [
      await land(client, table, rows.slice(0, middle), provenance),
      await land(client, table, rows.slice(middle), provenance),
    ];
    return {
      landed: halves.reduce((sum, half) => sum + half.landed, 0),
      unchanged: halves.reduce((sum, half) => sum + half.unchanged, 0),
      refused: halves.flatMap((half) => half.refused),
    };
  }
}
