import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { SyncResult } from "../sync.ts";
import { syncAll } from "../sync.ts";
import { assertMadeBy, createTables } from "../tables.ts";
import type { TestDatabase } from "../testing/testDatabase.ts";
import { createTestDatabase } from "../testing/testDatabase.ts";
import type { TestServer } from "../testing/testServer.ts";
import { openTestServer } from "../testing/testServer.ts";
import { openAirbyteSource } from "./airbyteSource.ts";
import { createAirbyteClient } from "./client.ts";
import { airbyteStreams } from "./streams.ts";

const connectionId = "5f0c1a52-7d1b-4f0e-9a57-1d0c2f6f9b11";
let database: TestDatabase;
let server: TestServer;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

const layout = `"_airbyte_raw_id" varchar not null, "_airbyte_extracted_at" timestamptz not null,
  "_airbyte_meta" jsonb not null, "_airbyte_generation_id" bigint`;
const run = (sql: string, values: unknown[] = []) => database.pool.query(sql, values);
const rows = async (sql: string) => (await run(sql)).rows;

beforeAll(async () => {
  database = await createTestDatabase();
  await run("drop schema raw_shopify cascade; create schema raw_shopify");
  for (const { name, is_needed } of airbyteStreams.shopify ?? []) {
    if (is_needed) await run(`create table raw_shopify.${name} (${layout}, id bigint, note varchar)`);
  }
});
afterEach(() => server?.close());
afterAll(async () => database?.drop());

const land = (id: number, at: string, meta = "{}") =>
  run("insert into raw_shopify.orders values (gen_random_uuid(), $1, $2, 1, $3, 'x')", [at, meta, id]);

/** Syncs against an Airbyte whose jobs end as told once they were looked at, after `onJob` landed what it wants to. */
async function sync(ends: "succeeded" | "failed", onJob: () => Promise<unknown> = async () => undefined) {
  const job = { jobId: 31, jobType: "sync", startTime: "2026-11-24T20:00:00Z", connectionId };
  server = await openTestServer(({ method, path }) => {
    if (path.endsWith("/token")) return { body: { access_token: "t", token_type: "Bearer", expires_in: 900 } };
    if (path.startsWith("/connections"))
      return { body: { data: [{ connectionId, name: "Shopify to Postgres", status: "active" }] } };
    if (path.startsWith("/jobs?")) return { body: { data: [] } };
    if (method === "POST") return { body: { ...job, status: "pending" } };
    return { body: { ...job, status: ends, rowsSynced: 12, bytesSynced: 3456 } };
  });
  await onJob();
  const client = createAirbyteClient({ api_url: server.url, client_id: "i", client_secret: "s" });
  const source = openAirbyteSource("shopify", client, {
    connection_id: null,
    settings_mark: "",
    erasure_salt: null,
    pace: { first_ms: 1, longest_ms: 1 },
  });
  return syncAll({ pool: database.pool, sources: [source], trigger: "cli", log: quiet });
}
const landed = (result: SyncResult) =>
  Object.fromEntries(result.streams.map(({ stream, landed: count, failure }) => [stream, failure?.code ?? count]));

describe("a source that Airbyte lands", () => {
  it("counts what arrived in each table, and does without a stream that is not needed", async () => {
    const result = await sync("succeeded", async () => {
      await land(1, "2026-11-24T20:00:01.000001Z");
      await land(1, "2026-11-24T20:00:01.000002Z");
    });
    expect(result).toMatchObject({ status: "succeeded", changed_rows: 2 });
    expect(landed(result)).toMatchObject({ connection: 0, orders: 2, customers: 0, disputes: 0 });
    expect(await rows("select airbyte_job_id, bytes_read from ingest.stream_runs where stream = 'connection'")).toEqual(
      [{ airbyte_job_id: "31", bytes_read: "3456" }],
    );
    const [disputes] = await rows("select warnings from ingest.stream_runs where stream = 'disputes'");
    expect(disputes.warnings[0]).toContain("no table raw_shopify.disputes");
    const [orders] = await rows("select synced_through from ingest.stream_state where stream = 'orders'");
    expect(orders.synced_through).toEqual(new Date("2026-11-24T20:00:00Z"));
  });

  it("counts nothing twice, but what another job of Airbyte's brought meanwhile", async () => {
    expect(landed(await sync("succeeded"))).toMatchObject({ orders: 0 });
    await server.close();
    await land(2, "2026-11-24T20:00:01.000003Z");
    expect(landed(await sync("succeeded"))).toMatchObject({ orders: 1 });
  });

  it("keeps fields that Airbyte could not land among the rejects, by name", async () => {
    const changes = [{ field: "note", change: "NULLED", reason: "DESTINATION_FIELD_SIZE_LIMITATION" }];
    const result = await sync("succeeded", () => land(3, "2026-11-24T21:00:00Z", JSON.stringify({ changes })));
    expect(result.streams.find(({ stream }) => stream === "orders")).toMatchObject({ landed: 1, rejected: 1 });
    expect(await rows("select record_key, field, reason from ingest.rejects")).toEqual([
      { record_key: "3", field: "note", reason: "Airbyte: nulled, destination field size limitation" },
    ]);
  });

  it("fails with all its tables where the job failed, so that none passes for up to date", async () => {
    const before = await rows("select max(last_success_at) as at from ingest.stream_state");
    const result = await sync("failed");
    expect(result.status).toBe("failed");
    const { connection, ...tables } = landed(result);
    expect(connection).toBe("airbyte_job_failed");
    expect(new Set(Object.values(tables))).toEqual(new Set(["connection_not_synced"]));
    expect(result.streams.at(-1)?.failure?.message).toContain("job 31");
    expect(await rows("select max(last_success_at) as at from ingest.stream_state")).toEqual(before);
  });

  it("names a stream that the figures need and the connection lacks", async () => {
    await run("alter table raw_shopify.products rename to elsewhere");
    const result = await sync("succeeded");
    await run("alter table raw_shopify.elsewhere rename to products");
    expect(result.streams.find(({ stream }) => stream === "products")?.failure).toMatchObject({
      code: "stream_missing",
      message: expect.stringContaining("raw_shopify.products"),
    });
    expect(landed(result)).toMatchObject({ connection: 0, orders: 0 });
  });
});

describe("raw tables", () => {
  const table = { schema: "raw_shopify", name: "orders", key: "id", columns: { id: "bigint" } } as const;

  it("of Airbyte are left as they are, and refused where our own landing would need its index", async () => {
    await expect(assertMadeBy("airbyte", database.pool, [table])).resolves.toBeUndefined();
    await expect(assertMadeBy("connectors", database.pool, [table])).rejects.toThrow(
      /raw_shopify.orders was made by Airbyte, but ATOLL_INGEST is connectors/,
    );
  });

  it("of our own are refused to Airbyte, which appends rows that their index forbids", async () => {
    const own = { ...table, name: "made_here" } as const;
    await createTables(database.pool, [own]);
    await expect(assertMadeBy("connectors", database.pool, [own])).resolves.toBeUndefined();
    await expect(assertMadeBy("airbyte", database.pool, [own])).rejects.toThrow(/alter schema raw_shopify rename/);
  });
});
