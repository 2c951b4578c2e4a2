import type pg from "pg";
import { quoteName } from "./database.ts";
import type { Table } from "./stream.ts";

const uniqueIndex = (table: Table): string => `${table.name}_key`;

/**
 * Throws where a raw table that stands already was made by the other of the two: our landing needs the unique index that only
 * our tables have, and Airbyte appends rows that such an index would refuse.
 */
export async function assertMadeBy(
  maker: "connectors" | "airbyte",
  client: pg.ClientBase | pg.Pool,
  tables: readonly Table[],
): Promise<void> {
  const { rows } = await client.query<{ schema: string; name: string; has_index: boolean }>(
    `select schema, name, to_regclass(format('%I.%I', schema, index)) is not null as has_index
     from unnest($1::text[], $2::text[], $3::text[]) as wanted (schema, name, index)
     where to_regclass(format('%I.%I', schema, name)) is not null`,
    [tables.map(({ schema }) => schema), tables.map(({ name }) => name), tables.map(uniqueIndex)],
  );
  const foreign = rows.find(({ has_index }) => has_index !== (maker === "connectors"));
  if (!foreign) return;
  const { schema, name } = foreign;
  const whose =
    maker === "airbyte"
      ? "was made by Atoll's own connectors, but ATOLL_INGEST is airbyte"
      : "was made by Airbyte, but ATOLL_INGEST is connectors";
  throw new Error(
    `${schema}.${name} ${whose}. Set ATOLL_INGEST back, use another database, or put the old tables aside: alter schema ${schema} rename to ${schema}_before.`,
  );
}

/**
 * Creates what is missing of the raw tables: schema, table, columns added since, unique index on the key, index on the
 * extraction time. Never drops or retypes anything.
 */
export async function createTables(client: pg.ClientBase | pg.Pool, tables: readonly Table[]): Promise<void> {
  for (const table of tables) {
    const target = `${quoteName(table.schema)}.${quoteName(table.name)}`;
    const columns = Object.entries(table.columns).map(([name, type]) => `${quoteName(name)} ${type}`);
    await client.query(`
      create schema if not exists ${quoteName(table.schema)};
      create table if not exists ${target} (
        "_airbyte_raw_id" varchar not null,
        "_airbyte_extracted_at" timestamptz not null,
        "_airbyte_meta" jsonb not null,
        "_airbyte_generation_id" bigint,
        ${columns.join(",\n        ")}
      );
      ${columns.map((column) => `alter table ${target} add column if not exists ${column};`).join("\n      ")}
      create unique index if not exists ${quoteName(uniqueIndex(table))} on ${target} (${quoteName(table.key)});
      create index if not exists ${quoteName(`${table.name}_extracted_at`)} on ${target} ("_airbyte_extracted_at");
    `);
  }
}
