import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { migrateApp } from "../ingest/testing/appTables.ts";
import type { TestDatabase } from "../ingest/testing/testDatabase.ts";
import { createTestDatabase } from "../ingest/testing/testDatabase.ts";
import type { Received, Reply, TestServer } from "../ingest/testing/testServer.ts";
import { openTestServer } from "../ingest/testing/testServer.ts";
import { fakeDbt } from "./testing/fakeDbt.ts";

const secrets = {
  HUBSPOT_ACCESS_TOKEN: "pat-na1-2b5e8f0c-known-secret",
  SHOPIFY_CLIENT_SECRET: "shpss_9d41c7-known-secret",
};
const given = "shpat_given-for-the-client-credentials";

let database: TestDatabase;
let source: TestServer;
let children: ChildProcess[] = [];
let written = "";

/** Fails in every way there is, and repeats in each answer all that was sent, credentials included. */
const failures: ((all: string) => Reply)[] = [
  (all) => ({ status: 400, body: { errors: `Bad Request: ${all}`, message: all } }),
  (all) => ({ status: 403, body: { message: all, errors: all } }),
  (all) => ({ status: 200, body: `<html>${all}</html>` }),
  (all) => ({ status: 401, body: { message: all, errors: all } }),
];
const answer = (request: Received, number: number): Reply => {
  if (request.path.endsWith("access_token")) return { body: { access_token: given, expires_in: 86_399 } };
  const all = `${JSON.stringify(request.headers)} ${request.body}`;
  return (failures[number % failures.length] ?? (() => ({})))(all);
};

beforeEach(async () => {
  database = await createTestDatabase();
  await migrateApp(database.url);
  source = await openTestServer(answer);
  written = "";
});
afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  children = [];
  await source?.close();
  await database?.drop();
});

async function start(program: string, ...args: string[]): Promise<ChildProcess> {
  const folder = await mkdtemp(join(tmpdir(), "atoll-secrets-"));
  const files = { ...secrets, DATABASE_URL: database.url };
  for (const [name, secret] of Object.entries(files)) await writeFile(join(folder, name), `${secret}\n`);
  const dbt = await fakeDbt(database.url, "process.exit(1)");
  const child = spawn(process.execPath, [new URL(program, import.meta.url).pathname, ...args], {
    env: {
      ...Object.fromEntries(Object.keys(files).map((name) => [`${name}_FILE`, join(folder, name)])),
      DBT_COMMAND: dbt.command,
      ATOLL_DATA_DIR: dbt.output_dir,
      ATOLL_LOG_LEVEL: "trace",
      SHOPIFY_SHOP: "reef.myshopify.com",
      SHOPIFY_API_URL: source.url,
      SHOPIFY_CLIENT_ID: "atoll",
      HUBSPOT_API_URL: source.url,
      ECB_URL: "",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      written += chunk.toString();
    });
  children.push(child);
  return child;
}

/** Every table of ours and of the job queue, as text. */
async function stored(): Promise<string> {
  const tables = await database.pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const texts: string[] = [];
  for (const { name } of tables.rows) {
    const rows = await database.pool.query(
      `select coalesce(string_agg(t::text, E'\\n'), '') as text from ${name} as t`,
    );
    texts.push(rows.rows[0].text);
  }
  return texts.join("\n");
}

describe("secrets that lie in files", () => {
  it("are read, and come neither into a log nor into the database, however the sources fail and repeat them", async () => {
    const worker = await start("./main.ts");
    const ended = async () =>
      (await database.pool.query("select from ingest.stream_runs where status = 'failed'")).rowCount ?? 0;
    await expect.poll(ended, { timeout: 90_000, interval: 200 }).toBeGreaterThan(5);
    await expect
      .poll(
        async () =>
          (await database.pool.query("select from ingest.source_state where checked_at is not null")).rowCount,
        {
          timeout: 90_000,
          interval: 200,
        },
      )
      .toBeGreaterThanOrEqual(2);
    worker.kill("SIGTERM");
    await once(worker, "exit");
    for (const command of ["ingest", "check"]) {
      const child = await start("./cli.ts", command);
      const [code] = await once(child, "exit");
      expect(code).toBe(1);
    }
    // The sources were asked with the secrets, and their answers were kept: nothing would prove nothing.
    const sent = JSON.stringify(source.received);
    for (const secret of [...Object.values(secrets), given]) expect(sent).toContain(secret);
    const kept = `${written}\n${await stored()}`;
    expect(kept).toContain("[secret]");
    for (const secret of [...Object.values(secrets), given, database.url]) expect(kept).not.toContain(secret);
  }, 120_000);
});
