import { fileURLToPath } from "node:url";
import { runner } from "node-pg-migrate";
import pg from "pg";
import { readIngestEnv } from "./env.ts";
import type { TableSettings } from "./sources/registry.ts";
import { rawTables } from "./sources/registry.ts";
import type { Table } from "./stream.ts";
import { assertMadeBy, createTables } from "./tables.ts";

/** The columns that dbt reads, as an empty table that Airbyte's own table of the same name is fitted to. */
const layoutOf = (table: Table): Table => ({ ...table, schema: `${table.schema}_layout` });

/** Brings the `ingest` schema up to date and creates the raw tables that are missing, except those that Airbyte makes. */
export async function migrate(
  databaseUrl: string,
  settings: TableSettings = { airbyte: null, hubspot: null },
): Promise<void> {
  await runner({
    databaseUrl,
    dir: fileURLToPath(new URL("./migrations", import.meta.url)),
    direction: "up",
    migrationsTable: "migrations",
    migrationsSchema: "ingest",
    createMigrationsSchema: true,
    // Each stands for itself, so one that was merged later than a higher number still runs.
    checkOrder: false,
    log: () => undefined,
  });
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { own, airbytes } = rawTables(settings);
    await assertMadeBy("airbyte", client, airbytes);
    await assertMadeBy("connectors", client, own);
    await createTables(client, own);
    await createTables(client, airbytes.map(layoutOf));
  } finally {
    await client.end();
  }
}

if (import.meta.main) {
  try {
    const env = readIngestEnv();
    await migrate(env.database_url, env);
  } catch (error) {
    console.error(`ingest: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
