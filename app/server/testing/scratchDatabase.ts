import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { runner } from "node-pg-migrate";
import pg from "pg";
import { inject } from "vitest";
import { migrate } from "../migrate.ts";

declare module "vitest" {
  interface ProvidedContext {
    databaseUrl: string;
  }
}

export type ScratchDatabase = {
  url: string;
  query(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  drop(): Promise<void>;
};

async function once(url: string, text: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

/** An empty database of its own on the test server, with schema `app` unless told otherwise. */
export async function scratchDatabase({ migrated = true } = {}): Promise<ScratchDatabase> {
  const server = inject("databaseUrl");
  const name = `server_${randomBytes(6).toString("hex")}`;
  await once(server, `create database ${name}`);
  const address = new URL(server);
  address.pathname = name;
  const url = address.href;
  if (migrated) await migrate(url);
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  // Dropping the database may end a connection that is just being closed.
  const onError = (error: Error) => console.info(`a connection to ${name} ended: ${error.message}`);
  pool.on("error", onError).on("connect", (client) => client.on("error", onError));
  return {
    url,
    query: async (text, values) => (await pool.query(text, values)).rows,
    async drop() {
      await pool.end();
      await once(server, `drop database ${name} with (force)`);
    },
  };
}

/** Schema `ingest` as its own program makes it. */
export async function addIngestSchema(url: string): Promise<void> {
  await runner({
    databaseUrl: url,
    dir: fileURLToPath(new URL("../../../ingest/migrations", import.meta.url)),
    direction: "up",
    schema: "ingest",
    createSchema: true,
    migrationsSchema: "ingest",
    createMigrationsSchema: true,
    migrationsTable: "migrations",
    log: () => undefined,
  });
}
