import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { operations } from "../../shared/operations.ts";
import { rejectGroups, rejectRecord, rejects } from "../../shared/rejects.ts";
import { addIngestSchema, type ScratchDatabase, scratchDatabase } from "../testing/scratchDatabase.ts";
import { type TestServer, testServer } from "../testing/testServer.ts";

let database: ScratchDatabase;
let server: TestServer;
let page: Awaited<ReturnType<TestServer["signIn"]>>;

beforeAll(async () => {
  database = await scratchDatabase();
  await addIngestSchema(database.url);
  server = await testServer(database.url);
  page = await server.signIn();
});
afterEach(() => database.query("truncate ingest.rejects, ingest.stream_state restart identity"));
afterAll(async () => {
  await server?.close();
  await database?.drop();
});

const ask = async (path = "") => {
  const answer = await server.ask(`/api/operations/rejects${path}`, { headers: page });
  expect(answer.status).toBe(200);
  return answer.json();
};
const list = async (path = "") => rejects.parse(await ask(path));
const wish = (path: string, body: unknown) => server.post(`/api/operations/rejects/${path}`, body, page);
const reject = (stream: string, payload: unknown, field = "created_at") =>
  database.query(
    `insert into ingest.rejects (source, stream, record_key, field, reason, payload)
     values ('shopify', $1, '42', $3, 'is no date', $2)`,
    [stream, JSON.stringify(payload), field],
  );

describe("rejects", () => {
  it("are counted by stream and listed newest first, one page after the other", async () => {
    await database.query("insert into ingest.stream_state (source, stream) values ('shopify', 'orders')");
    for (let number = 1; number <= 30; number += 1) await reject(number % 3 === 0 ? "customers" : "orders", { number });
    const standing = await server.ask("/api/operations", { headers: page });
    expect(operations.parse(standing.json()).streams).toMatchObject([{ stream: "orders", open_rejects: 20 }]);
    const first = await list();
    expect([first.rejects.length, first.rejects[0]?.reject_id, first.next_before]).toEqual([25, 30, 6]);
    const second = await list(`?before=${first.next_before}`);
    expect([second.rejects.length, second.next_before]).toEqual([5, null]);
    const orders = await list("?source=shopify&stream=orders");
    expect(new Set(orders.rejects.map(({ stream }) => stream))).toEqual(new Set(["orders"]));
  });

  it("that are alike are one group, whatever place in a list is at fault", async () => {
    for (let place = 0; place < 12; place += 1) await reject("orders", {}, `lineItems.${place}.price`);
    await reject("orders", {}, "name");
    const { groups } = rejectGroups.parse(await ask("/groups"));
    expect(groups.map(({ field, count }) => [field, count])).toEqual([
      ["name", 1],
      ["lineItems.*.price", 12],
    ]);
    const asked = new URLSearchParams({ source: "shopify", stream: "orders", field: "lineItems.*.price" });
    expect((await list(`?${asked}`)).rejects).toHaveLength(12);
  });

  it("come with the record as text, cut where it is very long", async () => {
    await reject("orders", { note: "<script>alert(1)</script>" });
    await reject("orders", { note: "x".repeat(3_000_000) });
    const [long, short] = (await list()).rejects;
    expect(JSON.parse(short?.payload ?? "")).toEqual({ note: "<script>alert(1)</script>" });
    expect([short?.is_payload_cut, long?.is_payload_cut, long?.payload.length]).toEqual([false, true, 20_000]);
    expect(rejectRecord.parse(await ask("/2"))).toEqual({ reject_id: 2, payload: null });
    expect(JSON.parse(rejectRecord.parse(await ask("/1")).payload ?? "")).toEqual({
      note: "<script>alert(1)</script>",
    });
    expect((await server.ask("/api/operations/rejects/77", { headers: page })).status).toBe(404);
  });

  it("refuse a place in the list that is none", async () => {
    for (const before of ["0", "-1", "x", "1.5"])
      expect((await server.ask(`/api/operations/rejects?before=${before}`, { headers: page })).status).toBe(400);
  });
});

describe("a mended record", () => {
  it("waits for the worker with its long numbers whole, the original beside it", async () => {
    await reject("orders", { id: 1 });
    const answer = await wish("replay", { meant: { reject_id: 1 }, payload: '{"id": 12345678901234567890.25}' });
    expect([answer.status, answer.json()]).toEqual([202, { count: 1 }]);
    expect((await list()).rejects).toMatchObject([{ state: "waiting", is_mended: true, payload: '{\n    "id": 1\n}' }]);
    const [kept] = await database.query(
      "select replay_payload ->> 'id' as id, replay_requested_by as by from ingest.rejects",
    );
    expect(kept).toEqual({ id: "12345678901234567890.25", by: "Administrator" });
    expect(rejectGroups.parse(await ask("/groups")).groups).toMatchObject([{ count: 1, waiting: 1 }]);
    expect((await wish("replay", { meant: { reject_id: 1 } })).json()).toEqual({ count: 0 });
  });

  it.each(["{", "[]", "7", '{"a": "\\u0000"}'])("that reads %s is turned away with the reason", async (payload) => {
    await reject("orders", {});
    const answer = await wish("replay", { meant: { reject_id: 1 }, payload });
    expect([answer.status, answer.json()]).toMatchObject([400, { error: { code: "not_json" } }]);
    expect((await list()).rejects).toMatchObject([{ state: "open" }]);
  });

  it("belongs to one reject, never to a group", async () => {
    const meant = { source: "shopify", stream: "orders", field: "a", reason: "b" };
    expect((await wish("replay", { meant, payload: "{}" })).status).toBe(400);
  });
});

describe("a group of rejects", () => {
  const meant = { source: "shopify", stream: "orders", field: "lineItems.*.price", reason: "is no date" };

  it("is asked for again at once", async () => {
    for (let place = 0; place < 3; place += 1) await reject("orders", {}, `lineItems.${place}.price`);
    await reject("customers", {}, "lineItems.1.price");
    expect((await wish("replay", { meant })).json()).toEqual({ count: 3 });
  });

  it("is set aside with who, when and why, and nothing without a reason", async () => {
    for (let place = 0; place < 3; place += 1) await reject("orders", {}, `lineItems.${place}.price`);
    expect((await wish("dismiss", { meant, note: " " })).status).toBe(400);
    expect((await wish("dismiss", { meant, note: "test orders of the agency" })).json()).toEqual({ count: 3 });
    expect((await list()).rejects).toEqual([]);
    const { rejects: closed } = await list("?state=closed");
    expect(closed).toHaveLength(3);
    expect(closed[0]).toMatchObject({
      state: "closed",
      outcome: "dismissed",
      closed_by: "Administrator",
      closing_note: "test orders of the agency",
    });
  });
});

it("nothing is done without a session, or for another site", async () => {
  for (const path of ["replay", "dismiss"]) {
    const body = { meant: { reject_id: 1 }, note: "because" };
    expect((await server.post(`/api/operations/rejects/${path}`, body)).status).toBe(401);
    expect((await server.post(`/api/operations/rejects/${path}`, body, { cookie: page.cookie })).status).toBe(403);
  }
});
