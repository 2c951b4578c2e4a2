import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import type { AirbyteSettings } from "../airbyte/settings.ts";
import { createPool } from "../database.ts";
import { migrate } from "../migrate.ts";
import { testHubspot } from "./testSandbox.ts";

declare module "vitest" {
  interface ProvidedContext {
    databaseUrl: string;
  }
}

export type TestDatabase = { url: string; pool: pg.Pool; drop: () => Promise<void> };

/** A database of its own for one test file, with the ingest schema and the raw tables in it, except those that Airbyte makes. */
export async function createTestDatabase(airbyte: AirbyteSettings | null = null): Promise<TestDatabase> {
  const server = inject("databaseUrl");
  const name = `ingest_test_${randomBytes(6).toString("hex")}`;
  const run = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await run(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  await migrate(url.href, { airbyte, hubspot: testHubspot });
  const pool = createPool(url.href, { name: "ingest test" });
  return {
    url: url.href,
    pool,
    drop: async () => {
      await pool.end();
      await run(`drop database ${name} with (force)`);
    },
  };
}
