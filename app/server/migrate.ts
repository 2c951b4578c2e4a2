import { fileURLToPath } from "node:url";
import { runner } from "node-pg-migrate";
import { startErrorOf } from "./database.ts";
import { readDatabaseEnv } from "./env.ts";
import { runProgram } from "./program.ts";

/**
 * Brings schema `app` up to date. Safe to run from several machines at once: the others wait on an advisory lock and then
 * find nothing left to do.
 */
export async function migrate(databaseUrl: string): Promise<void> {
  try {
    await runner({
      databaseUrl,
      dir: fileURLToPath(new URL("migrations", import.meta.url)),
      direction: "up",
      schema: "app",
      createSchema: true,
      migrationsSchema: "app",
      createMigrationsSchema: true,
      migrationsTable: "migrations",
      advisoryLockMode: "wait",
      logger: { info: () => undefined, warn: console.warn, error: () => undefined },
    });
  } catch (error) {
    throw startErrorOf(error, databaseUrl) ?? error;
  }
}

if (import.meta.main) await runProgram(() => migrate(readDatabaseEnv().DATABASE_URL));
