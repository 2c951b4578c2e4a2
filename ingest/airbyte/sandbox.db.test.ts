import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { inTransaction } from "../database.ts";
import { erase } from "../privacy/erase.ts";
import { openSources } from "../sources/registry.ts";
import type { SyncOptions, SyncResult } from "../sync.ts";
import { syncAll } from "../sync.ts";
import { migrateApp } from "../testing/appTables.ts";
import type { TestDatabase } from "../testing/testDatabase.ts";
import { createTestDatabase } from "../testing/testDatabase.ts";
import type { TestSandbox } from "../testing/testSandbox.ts";
import { openTestSandbox, sandboxNow } from "../testing/testSandbox.ts";
import { createAirbyteClient } from "./client.ts";
import { findConnection } from "./findConnection.ts";
import type { AirbyteSettings } from "./settings.ts";
import { airbyteStreams } from "./streams.ts";

const anywhere: AirbyteSettings = {
  api_url: "http://127.0.0.1:1",
  client_id: "a",
  client_secret: "a",
  connections: {},
};
const jobList = z.object({ jobs: z.array(z.object({ jobId: z.number(), status: z.string() })) });
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
let database: TestDatabase;
let sandbox: TestSandbox;

beforeAll(async () => {
  database = await createTestDatabase(anywhere);
  sandbox = await openTestSandbox(database.url);
});
afterEach(() => sandbox.clearFaults());
afterAll(async () => {
  await sandbox?.close();
  await database?.drop();
});

const erasure_salt = "a salt that nobody else would think of";
const sync = (options: Partial<SyncOptions> = {}): Promise<SyncResult> =>
  syncAll({
    pool: database.pool,
    sources: openSources({
      shopify: null,
      hubspot: null,
      airbyte: sandbox.airbyte,
      erasure_salt,
      ecb: null,
      field: null,
    }),
    trigger: "cli",
    log: quiet,
    ...options,
  });
const shop = { only: { source: "shopify" } };
const rows = async (sql: string) => (await database.pool.query(sql)).rows;
const jobs = async () => jobList.parse(await (await fetch(`${sandbox.url}/_sandbox/airbyte/jobs`)).json()).jobs;
const untilRunning = async (count: number) => {
  while ((await jobs()).filter(({ status }) => status === "running").length < count) await sleep(20);
};
const codes = (result: SyncResult) => new Set(result.streams.map(({ failure }) => failure?.code ?? null));

describe("against the sandbox's Airbyte", () => {
  it("lands both sources through attempts that are lost, and leaves Airbyte's tables alone", async () => {
    expect(await sync()).toMatchObject({ status: "succeeded" });
    const keyed = await rows(
      "select tablename from pg_indexes where schemaname in ('raw_shopify', 'raw_hubspot') and indexdef like 'CREATE UNIQUE%'",
    );
    const airbytes = Object.values(airbyteStreams).flatMap((streams) => streams.map(({ name }) => name));
    expect(keyed.filter(({ tablename }) => airbytes.includes(tablename))).toEqual([]);
    const [orders] = await rows(
      "select rows_landed::int as landed, (select count(*)::int from raw_shopify.orders) as there from ingest.stream_runs where stream = 'orders'",
    );
    expect(orders.landed).toBe(orders.there);
  });

  it("counts only what the next job brought", async () => {
    await sandbox.pull("orders", { site: "tikehau", corals: 5 });
    const result = await sync(shop);
    const [orders] = result.streams.filter(({ stream }) => stream === "orders");
    expect(orders?.landed).toBeGreaterThanOrEqual(1);
    expect(orders?.landed).toBeLessThan(10);
  });

  it("erases anew whom a full refresh brought back", async () => {
    await migrateApp(database.url);
    const [{ email, id }] = await rows(
      `select lower(email) as email, customer ->> 'id' as id from raw_shopify.orders
       where lower(email) in (select lower(properties ->> 'email') from raw_hubspot.contacts) and customer ->> 'id' is not null order by id limit 1`,
    );
    const tables = ["raw_shopify.orders", "raw_shopify.customers", "raw_hubspot.contacts"];
    const told = async () => {
      const found: string[] = [];
      for (const name of tables)
        if ((await rows(`select from ${name} as t where t::text ilike '%${email}%' limit 1`)).length > 0)
          found.push(name);
      return found;
    };
    expect(await told()).toEqual(tables);
    for (const [index, name] of tables.entries())
      await rows(`create table kept_${index} as select * from ${name} as t where t::text ilike '%${email}%'`);
    const client = await database.pool.connect();
    const who = { emails: [email], shopify_customer_ids: [id], hubspot_contact_ids: [] };
    await inTransaction(client, () => erase(client, { salt: erasure_salt, who, wish: { by: "Ana", why: "a test" } }));
    client.release();
    expect(await told()).toEqual([]);
    for (const [index, name] of tables.entries())
      await rows(
        `update kept_${index} set _airbyte_raw_id = 'again ' || _airbyte_raw_id; insert into ${name} select * from kept_${index}; drop table kept_${index}`,
      );
    expect(await told()).toEqual(tables);
    expect(await sync()).toMatchObject({ status: "succeeded" });
    expect(await told()).toEqual([]);
  });

  it("goes on through 429, 503, a cut, a page of HTML and tokens that expire", async () => {
    const path = "/api/public/v1/jobs";
    await sandbox.pull("faults", { path, status: 429, headers: { "retry-after": "0" } });
    await sandbox.pull("faults", { path, nth: 2, status: 503 });
    await sandbox.pull("faults", { path, nth: 3, cut: true });
    await sandbox.pull("faults", { path, nth: 4, status: 200, body: "<html>a proxy</html>" });
    const under = sync(shop);
    await fetch(`${sandbox.url}/_sandbox/airbyte/tokens`, { method: "DELETE" });
    expect(await under).toMatchObject({ status: "succeeded" });
  });

  it("follows a sync that runs already, and starts no other", async () => {
    await sandbox.pull("airbyte/next-job", { hold_ms: 600 });
    const before = (await jobs()).length;
    const client = createAirbyteClient(sandbox.airbyte);
    const { signal } = new AbortController();
    const { connectionId } = await findConnection(client, "shopify", null, signal);
    const started = await client.startSync(connectionId, signal);
    expect(await sync(shop)).toMatchObject({ status: "succeeded" });
    expect(await jobs()).toHaveLength(before + 1);
    expect(await client.job(started?.jobId ?? 0, signal)).toMatchObject({ status: "succeeded" });
  });

  it("cancels its job when it is stopped, and the next sync starts anew", async () => {
    await sandbox.pull("airbyte/next-job", { hold_ms: 60_000 });
    const stopping = new AbortController();
    const under = sync({ ...shop, signal: stopping.signal });
    await untilRunning(1);
    stopping.abort();
    expect(codes(await under)).toEqual(new Set(["stopped"]));
    expect((await jobs()).at(-1)?.status).toBe("cancelled");
    expect(await sync(shop)).toMatchObject({ status: "succeeded" });
  });

  it("names a job that failed, counts what it landed with the next one", async () => {
    await sandbox.pull("orders", { donation: 5000 });
    await sandbox.pull("airbyte/next-job", { attempts_lost: 1, fails: true });
    const failed = await sync(shop);
    expect(codes(failed)).toEqual(new Set(["airbyte_job_failed", "connection_not_synced"]));
    const healed = await sync(shop);
    expect(healed).toMatchObject({ status: "succeeded" });
    // Once by the job that failed, once by the next.
    expect(healed.streams.find(({ stream }) => stream === "orders")?.landed).toBeGreaterThanOrEqual(2);
  });

  it("finds the job again after the worker was killed, and does not start it twice", async () => {
    await sandbox.pull("airbyte/next-job", { hold_ms: 4_000 });
    const before = (await jobs()).length;
    const { api_url, client_id, client_secret } = sandbox.airbyte;
    const worker = spawn(process.execPath, ["worker/cli.ts", "ingest", "--source", "shopify"], {
      env: {
        PATH: process.env.PATH,
        DATABASE_URL: database.url,
        ATOLL_INGEST: "airbyte",
        AIRBYTE_API_URL: api_url,
        AIRBYTE_CLIENT_ID: client_id,
        AIRBYTE_CLIENT_SECRET: client_secret,
        ATOLL_NOW: sandboxNow,
      },
      stdio: "ignore",
    });
    await untilRunning(1);
    while (
      (await rows("select from ingest.stream_runs where status = 'running' and airbyte_job_id is not null")).length ===
      0
    )
      await sleep(20);
    worker.kill("SIGKILL");
    expect(await sync(shop)).toMatchObject({ status: "succeeded" });
    expect(await jobs()).toHaveLength(before + 1);
    const ours = await rows(
      "select count(*)::int as runs from ingest.stream_runs where airbyte_job_id is not null group by airbyte_job_id order by 1 desc limit 1",
    );
    expect(ours).toEqual([{ runs: 2 }]);
  });
});
