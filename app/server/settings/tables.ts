import type pg from "pg";
import { Refusal } from "./refusal.ts";

export type SettingTable = {
  name: string;
  columns: readonly { name: string; type: string }[];
  /** Columns that tell its rows apart. */
  key: readonly string[];
};

/** Every table of settings, with what the database knows of it; those that keep a history are the ones that may be changed. */
export async function readTables(client: pg.ClientBase): Promise<SettingTable[]> {
  const { rows } = await client.query<SettingTable>(
    `select
       relation.relname as name,
       (
         select jsonb_agg(jsonb_build_object('name', attname, 'type', format_type(atttypid, null)) order by attnum)
         from pg_attribute where attrelid = relation.oid and attnum > 0 and not attisdropped
       ) as columns,
       (
         select jsonb_agg(attname order by attnum)
         from pg_attribute join pg_index on indrelid = attrelid and indisprimary and attnum = any(indkey)
         where attrelid = relation.oid
       ) as key
     from pg_class as relation join pg_trigger as kept on kept.tgrelid = relation.oid and kept.tgname = 'keep_change'
     where relation.relnamespace = 'settings'::regnamespace
     order by relation.relname`,
  );
  return rows;
}

export async function tableOf(client: pg.ClientBase, name: string): Promise<SettingTable> {
  const tables = await readTables(client);
  const table = tables.find((each) => each.name === name);
  if (!table)
    throw new Refusal(`There is no setting "${name}". There are: ${tables.map((each) => each.name).join(", ")}.`);
  return table;
}

/** Values by column, each as text; null leaves the field empty. */
export type Values = Readonly<Record<string, string | null>>;

const readable: Readonly<Record<string, { words: string; reads: RegExp }>> = {
  integer: { words: "a whole number", reads: /^-?\d{1,9}$/ },
  numeric: { words: "a number", reads: /^-?\d+(\.\d+)?$/ },
  date: { words: "a day such as 2026-11-24", reads: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/ },
  boolean: { words: "true or false", reads: /^(true|false)$/ },
};

/** Throws a refusal that names the first field that the table has not, or whose text does not read as its type. */
export function assertReadable(table: SettingTable, values: Values): void {
  for (const [name, value] of Object.entries(values)) {
    const column = table.columns.find((each) => each.name === name);
    if (!column)
      throw new Refusal(
        `${table.name} has no "${name}". It has: ${table.columns.map((each) => each.name).join(", ")}.`,
      );
    const type = readable[column.type];
    if (value !== null && type && !type.reads.test(value)) throw new Refusal(`${name} must be ${type.words}.`);
  }
}
