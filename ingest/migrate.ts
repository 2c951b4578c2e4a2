import { fileURLToPath } from "node:url";
import { runner } from "node-pg-migrate";
import pg from "pg";
import { readIngestEnv } from "./env.ts";
import { tables } from "./sources/registry.ts";
import { createTables } from "./tables.ts";

/** Brings the `ingest` schema up to date and creates the raw tables that are missing. */
export async function migrate(databaseUrl: string): Promise<void> {
  await runner({
    databaseUrl,
    dir: fileURLToPath(new URL("./migrations", import.meta.url)),
    direction: "up",
    migrationsTable: "migrations",
    migrationsSchema: "ingest",
    createMigrationsSchema: true,
    log: () => undefined,
  });
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await createTables(client, tables);
  } finally {
    await client.end();
  }
}

if (import.meta.main) {
  try {
    await migrate(readIngestEnv().database_url);
  } catch (error) {
    console.error(`ingest: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
