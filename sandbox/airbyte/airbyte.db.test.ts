import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { z } from "zod";
import { openSandbox, type Sandbox } from "../app.ts";
import type { Ngo } from "../ngo/ledger.ts";
import { openNgo } from "../ngo/openNgo.ts";

declare module "vitest" {
  interface ProvidedContext {
    databaseUrl: string;
  }
}

const start = Date.parse("2026-11-24T20:00:00Z");
const name = `airbyte_test_${randomBytes(6).toString("hex")}`;
const job = z.object({ jobId: z.number(), status: z.string(), rowsSynced: z.number().optional() });
let clock = start;
let ngo: Ngo;
let sandbox: Sandbox;
let database: pg.Client;
let token = "";

const onServer = async (sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: inject("databaseUrl") });
  await client.connect();
  await client.query(sql);
  await client.end();
};
const call = (method: string, path: string, body?: unknown) =>
  fetch(`${sandbox.url}${path}`, {
    method,
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const api = (method: string, path: string, body?: unknown) => call(method, `/api/public/v1${path}`, body);
const rows = async (sql: string) => (await database.query(sql)).rows;
const connect = async () => {
  const grant = { client_id: "any", client_secret: "test-token-1", grant_type: "client_credentials" };
  token = z
    .object({ access_token: z.string() })
    .parse(await (await api("POST", "/applications/token", grant)).json()).access_token;
};
const connections = z.object({ data: z.array(z.object({ connectionId: z.string(), name: z.string() })) });
const idOf = async (source: string): Promise<string> =>
  connections.parse(await (await api("GET", "/connections")).json()).data.find((one) => one.name.includes(source))
    ?.connectionId ?? "";

/** Starts a sync and looks at it until it has ended; gives every status that was seen. */
async function sync(source: string): Promise<string[]> {
  const { jobId } = job.parse(
    await (await api("POST", "/jobs", { connectionId: await idOf(source), jobType: "sync" })).json(),
  );
  const seen: string[] = [];
  for (;;) {
    const { status } = job.parse(await (await api("GET", `/jobs/${jobId}`)).json());
    if (seen.at(-1) !== status) seen.push(status);
    if (["succeeded", "failed", "cancelled"].includes(status)) return seen;
    await sleep(10);
  }
}

beforeAll(async () => {
  await onServer(`create database ${name}`);
  const url = new URL(inject("databaseUrl"));
  url.pathname = `/${name}`;
  database = new pg.Client({ connectionString: url.href });
  await database.connect();
  ngo = openNgo({ seed: 3, size: "test", now: () => clock, journalPath: null });
  sandbox = await openSandbox({ ngo, token: "test-token-1", port: 0, airbyte: { databaseUrl: url.href } });
  await connect();
});
afterAll(async () => {
  await sandbox?.close();
  await database?.end();
  await onServer(`drop database if exists ${name} with (force)`);
});

describe("the made-up Airbyte", () => {
  it("wants a token that has not expired, and answers a refusal as a problem", async () => {
    expect(
      (
        await api("POST", "/applications/token", {
          client_id: "x",
          client_secret: "no",
          grant_type: "client_credentials",
        })
      ).status,
    ).toBe(401);
    await call("DELETE", "/_sandbox/airbyte/tokens");
    const refused = await api("GET", "/connections");
    expect([refused.status, refused.headers.get("content-type")]).toEqual([
      401,
      "application/problem+json; charset=utf-8",
    ]);
    await connect();
    expect((await api("GET", "/connections")).status).toBe(200);
  });

  it("loses the first attempt of a connection and lands all with the second, some of it twice", async () => {
    expect(await sync("Shopify")).toContain("incomplete");
    expect((await sync("HubSpot")).at(-1)).toBe("succeeded");
    const there = Array.from({ length: ngo.ordersCount() }, (_, index) => ngo.order(index)).length;
    const [orders] = await rows(
      "select count(*)::int as rows, count(distinct id)::int as orders from raw_shopify.orders",
    );
    expect(orders.orders).toBe(there);
    expect(orders.rows).toBeGreaterThan(there);
    const [customers] = await rows("select count(*) = count(distinct id) as is_unique from raw_shopify.customers");
    expect(customers.is_unique).toBe(true);
  });

  it("makes tables without a key, in Airbyte's layout and names", async () => {
    const unique = await rows(
      "select tablename from pg_indexes where schemaname like 'raw_%' and indexdef like 'CREATE UNIQUE%'",
    );
    expect(unique).toEqual([]);
    const columns = await rows(
      "select column_name as name from information_schema.columns where table_schema = 'raw_hubspot' and table_name = 'contacts' order by ordinal_position limit 6",
    );
    expect(columns.map((column) => column.name)).toEqual([
      "_airbyte_raw_id",
      "_airbyte_extracted_at",
      "_airbyte_meta",
      "_airbyte_generation_id",
      "id",
      "createdAt",
    ]);
    const [contact] = await rows(
      "select properties, properties_email, companies from raw_hubspot.contacts where jsonb_array_length(companies) > 1 limit 1",
    );
    expect(contact.companies[0]).toBe(contact.companies[1]);
    expect(contact.properties.email).toBe(contact.properties_email);
    expect(typeof contact.properties.hs_object_id).toBe("number");
  });

  it("has REST's orders: times of the shop, amounts as numbers here and texts there", async () => {
    const [order] = await rows(
      "select processed_at, line_items -> 0 as line, refunds from raw_shopify.orders where jsonb_array_length(refunds) > 0 limit 1",
    );
    expect(order.processed_at).toMatch(/-10:00$/);
    expect(typeof order.line.price).toBe("number");
    expect(order.line.properties.every((one: object) => "name" in one)).toBe(true);
    expect(typeof order.refunds[0].transactions[0].amount).toBe("string");
    const [payment] = await rows("select kind, amount_set from raw_shopify.transactions limit 1");
    expect(payment.kind).toBe(payment.kind.toUpperCase());
    expect(Object.keys(payment.amount_set.shop_money)).toEqual(["amount", "currency"]);
  });

  it("brings only what changed with the next job, and of a deleted order its id and little more", async () => {
    clock += 60_000;
    const order = ngo.placeOrder({ site: "ahe", corals: 2 });
    const [before] = await rows("select count(*)::int as count from raw_shopify.orders");
    expect(await sync("Shopify")).not.toContain("incomplete");
    clock += 60_000;
    ngo.deleteOrder(order.id);
    await sync("Shopify");
    const [after] = await rows("select count(*)::int as count from raw_shopify.orders");
    expect(after.count - before.count).toBeLessThan(10);
    const landed = await rows(
      `select name is null as is_empty, deleted_at is not null as is_deleted from raw_shopify.orders where id = ${order.id} order by _airbyte_extracted_at desc limit 1`,
    );
    expect(landed).toEqual([{ is_empty: true, is_deleted: true }]);
  });

  it("runs one sync of a connection at a time, and cancels it when asked", async () => {
    await call("POST", "/_sandbox/airbyte/next-job", { hold_ms: 60_000 });
    const connectionId = await idOf("Shopify");
    const wish = { connectionId, jobType: "sync" };
    const first = job.parse(await (await api("POST", "/jobs", wish)).json());
    const second = await api("POST", "/jobs", wish);
    expect(second.status).toBe(409);
    expect(await second.json()).toMatchObject({ title: "try-again-later" });
    expect(job.parse(await (await api("DELETE", `/jobs/${first.jobId}`)).json()).status).toBe("cancelled");
    expect((await sync("Shopify")).at(-1)).toBe("succeeded");
    expect((await api("POST", "/jobs", { connectionId, jobType: "refresh" })).status).toBe(422);
  });
});
