import type pg from "pg";
import { quoteName } from "./database.ts";
import type { Table } from "./stream.ts";

/**
 * Creates what is missing of the raw tables: schema, table, columns added since, unique index on the key, index on the
 * extraction time. Never drops or retypes anything, so Airbyte's tables of the same names are left as they are.
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
      create unique index if not exists ${quoteName(`${table.name}_key`)} on ${target} (${quoteName(table.key)});
      create index if not exists ${quoteName(`${table.name}_extracted_at`)} on ${target} ("_airbyte_extracted_at");
    `);
  }
}
