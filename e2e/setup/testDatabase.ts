import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type {} from "vitest";
import { startPostgres, stopPostgres } from "../../bin/front/postgres.js";

declare module "vitest" {
  interface ProvidedContext {
    databaseUrl: string;
  }
}

/** A real PostgreSQL for the tests that need one, unless ATOLL_TEST_DATABASE_URL names a server already. */
export default async function setup({ provide }: { provide: (key: "databaseUrl", value: string) => void }) {
  const given = process.env.ATOLL_TEST_DATABASE_URL;
  if (given) {
    provide("databaseUrl", given);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "atoll-test-"));
  const postgres = await startPostgres(folder, "test", { durable: false });
  const url = postgres.url("postgres");
  process.env.ATOLL_TEST_DATABASE_URL = url;
  provide("databaseUrl", url);
  return async () => {
    await stopPostgres(postgres);
    rmSync(folder, { recursive: true, force: true });
  };
}
