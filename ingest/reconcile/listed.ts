import type pg from "pg";
import { quoteName } from "../database.ts";
import type { Table } from "../stream.ts";
import type { Entry, Inventory } from "./inventory.ts";

/** `missing` is in raw and not at the source, `surplus` the other way round, `stale` in both with an older state in raw. */
export type Difference = { raw_rows: number; missing: string[]; surplus: string[]; stale: string[] };

/** Counts and sums of a UTC month on both sides; `month` is null on the row of all of them. */
export type Month = {
  month: string | null;
  source_rows: number;
  raw_rows: number;
  source_sum: string | null;
  raw_sum: string | null;
};

export type Compared = { table: Table; columns: Inventory<unknown>["columns"] };

/** Lists are kept in a table of the connection's own, so that millions of ids take no memory here. */
export async function openListed(connection: pg.ClientBase): Promise<void> {
  await connection.query(`drop table if exists pg_temp.listed_records;
    create temporary table listed_records (
      key text primary key, created_at timestamptz, updated_at timestamptz, amount numeric, is_gone boolean, links jsonb
    )`);
}

export async function addListed(connection: pg.ClientBase, entries: readonly Entry[]): Promise<void> {
  await connection.query(
    `insert into listed_records
     select distinct on (key) * from jsonb_to_recordset($1) as entry (
       key text, created_at timestamptz, updated_at timestamptz, amount numeric, is_gone boolean, links jsonb
     ) order by key, is_gone
     on conflict (key) do update set updated_at = excluded.updated_at, amount = excluded.amount, is_gone = excluded.is_gone,
       links = excluded.links`,
    [JSON.stringify(entries)],
  );
}

export async function closeListed(connection: pg.ClientBase): Promise<void> {
  await connection.query("drop table pg_temp.listed_records");
}

function rawRows({ table, columns }: Compared): string {
  const links = (columns.links ?? []).map((name) => `'${name}', coalesce(${quoteName(name)}, '[]')`).join(", ");
  const gone = "deleted_at" in table.columns ? "deleted_at is not null" : "archived is true";
  return `select ${quoteName(table.key)}::text as key, ${quoteName(columns.created_at)} as created_at,
    ${quoteName(columns.updated_at)} as updated_at, ${columns.amount ? quoteName(columns.amount) : "null::numeric"} as amount,
    ${gone} as is_gone, jsonb_build_object(${links}) as links, "_airbyte_extracted_at" as extracted_at
    from ${quoteName(table.schema)}.${quoteName(table.name)}`;
}

/**
 * Compares the list with raw. What changed after `horizon` is left to the next sync, which reads it anyway; what landed after
 * the list was begun (`listed_from`) may rightly be absent from it.
 */
export async function compareListed(
  connection: pg.ClientBase,
  compared: Compared,
  times: { horizon: string; listed_from: Date },
): Promise<Difference> {
  const result = await connection.query<Difference>(
    `with raw as (${rawRows(compared)}),
     missing as (
       select key from raw
       where not is_gone and extracted_at < $2 and not exists (select from listed_records as listed where listed.key = raw.key)
     ), surplus as (
       select key from listed_records as listed
       where not is_gone and updated_at <= $1 and not exists (select from raw where raw.key = listed.key)
     ), stale as (
       select key from raw join listed_records as listed using (key)
       where raw.is_gone <> listed.is_gone or raw.links is distinct from coalesce(listed.links, '{}')
         or listed.updated_at <= $1 and (
         date_trunc('milliseconds', raw.updated_at) < date_trunc('milliseconds', listed.updated_at)
         or listed.amount is not null and raw.amount is distinct from listed.amount
       )
     )
     select (select count(*) from raw where not is_gone)::integer as raw_rows,
       array(select key from missing order by length(key), key) as missing,
       array(select key from surplus order by length(key), key) as surplus,
       array(select key from stale order by length(key), key) as stale`,
    [times.horizon, times.listed_from],
  );
  return result.rows[0] ?? { raw_rows: 0, missing: [], surplus: [], stale: [] };
}

/** Counts and sums of what is not deleted, by month of creation, and over all; later than `horizon` is left out. */
export async function compareMonths(connection: pg.ClientBase, compared: Compared, horizon: string): Promise<Month[]> {
  const result = await connection.query<Month>(
    `with raw as (${rawRows(compared)}),
     sides as (
       select 'source' as side, created_at, amount from listed_records where not is_gone and created_at <= $1
       union all
       select 'raw', created_at, amount from raw where not is_gone and created_at <= $1
     )
     select to_char(date_trunc('month', created_at at time zone 'UTC'), 'YYYY-MM') as month,
       (count(*) filter (where side = 'source'))::integer as source_rows,
       (count(*) filter (where side = 'raw'))::integer as raw_rows,
       (sum(amount) filter (where side = 'source'))::text as source_sum,
       (sum(amount) filter (where side = 'raw'))::text as raw_sum
     from sides group by grouping sets ((1), ()) order by 1`,
    [horizon],
  );
  return result.rows;
}
