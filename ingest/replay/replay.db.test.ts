import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Log } from "../sync.ts";
import { openSource, syncAll } from "../sync.ts";
import { createTables } from "../tables.ts";
import type { TestDatabase } from "../testing/testDatabase.ts";
import { createTestDatabase } from "../testing/testDatabase.ts";
import type { ThingShop } from "../testing/things.ts";
import { minute, openThingShop, partsTable, putThing, things, thingsTable } from "../testing/things.ts";
import { replayRejects } from "./replayRejects.ts";
import { hasReplays } from "./waiting.ts";

let database: TestDatabase;
let shop: ThingShop;
const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const { signal } = new AbortController();

beforeAll(async () => {
  database = await createTestDatabase();
  await createTables(database.pool, [thingsTable, partsTable]);
});
afterAll(() => database?.drop());
beforeEach(async () => {
  await database.pool.query(
    "truncate ingest.runs, ingest.stream_runs, ingest.stream_state, ingest.rejects, raw_shopify.things, raw_shopify.thing_parts restart identity",
  );
  shop = openThingShop(2);
});

const sources = () => [openSource("shopify", [things], shop)];
const sync = (full = false) =>
  syncAll({
    pool: database.pool,
    sources: sources(),
    trigger: "cli",
    full,
    log: quiet,
    now: () => new Date(minute(60)),
  });
const rows = async (sql: string, values: unknown[] = []) => (await database.pool.query(sql, values)).rows;
const rejects = () =>
  rows(
    "select record_key, field, outcome, closed_by, replay_reason, rows_landed from ingest.rejects order by reject_id",
  );
const ask = (payload: unknown = null) =>
  rows(
    "update ingest.rejects set replay_payload = $1, replay_requested_at = now(), replay_requested_by = 'Moana', replayed_at = null",
    [payload && JSON.stringify(payload)],
  );
const replay = () => replayRejects({ pool: database.pool, sources: sources(), signal, log: quiet });
const thing = (id: string) => rows("select id, amount, note from raw_shopify.things where id = $1", [id]);

describe("a rejected record", () => {
  it("lands as it was mended, with all its tables, and the original is kept", async () => {
    putThing(shop, "2", minute(2), { amount: 5 });
    await sync();
    expect(await thing("2")).toEqual([]);
    await ask({ id: "2", updatedAt: minute(2), amount: "5.50", parts: ["a"] });
    expect(await hasReplays(database.pool)).toBe(true);
    expect(await replay()).toEqual({ landed: 1, refused: 0 });
    expect(await thing("2")).toMatchObject([{ amount: "5.50" }]);
    expect(await rejects()).toMatchObject([{ outcome: "replayed", closed_by: "Moana", rows_landed: "2" }]);
    expect(await rows("select payload -> 'amount' as amount from ingest.rejects")).toEqual([{ amount: 5 }]);
    expect(await hasReplays(database.pool)).toBe(false);
  });

  it("lands as it came once the stream reads it", async () => {
    await rows(
      "insert into ingest.rejects (source, stream, record_key, field, reason, payload) values ('shopify', 'things', '9', 'amount', 'old', $1)",
      [JSON.stringify({ id: "9", updatedAt: minute(9), amount: "1.00", parts: [] })],
    );
    await ask();
    expect(await replay()).toEqual({ landed: 1, refused: 0 });
    expect(await thing("9")).toHaveLength(1);
  });

  it("that is refused again stays open with the new reason, and nothing of it lands", async () => {
    putThing(shop, "2", minute(2), { amount: 5 });
    await sync();
    await ask({ id: "2", updatedAt: minute(2), amount: "far too much", parts: ["x"] });
    expect(await replay()).toEqual({ landed: 0, refused: 1 });
    expect(await rejects()).toMatchObject([
      { outcome: null, replay_reason: expect.stringContaining("invalid input syntax for type numeric") },
    ]);
    expect(await rows("select from raw_shopify.thing_parts where thing_id = 2")).toEqual([]);
  });

  it("cannot be turned into another record", async () => {
    putThing(shop, "2", minute(2), { amount: 5 });
    await sync();
    await ask({ id: "1", updatedAt: minute(2), amount: "9.00", parts: [] });
    expect(await replay()).toEqual({ landed: 0, refused: 1 });
    expect(await rejects()).toMatchObject([{ replay_reason: "The record was 2 and is now 1: its key must stay." }]);
    expect(await thing("1")).toMatchObject([{ amount: "5.00" }]);
  });

  it("of a source that is not set up says so", async () => {
    await rows(
      "insert into ingest.rejects (source, stream, field, reason, payload) values ('fax', 'pages', 'a', 'b', '{}')",
    );
    await ask();
    expect(await replay()).toEqual({ landed: 0, refused: 1 });
    expect(await rejects()).toMatchObject([{ replay_reason: expect.stringContaining("fax.pages is not set up") }]);
  });
});

describe("the same record, read again", () => {
  it("closes its reject once it is read well", async () => {
    putThing(shop, "2", minute(2), { amount: 5 });
    await sync();
    putThing(shop, "2", minute(3));
    await sync();
    expect(await rejects()).toMatchObject([{ outcome: "read_later", closed_by: null }]);
  });

  it("stays closed while it is as it was, and opens anew when it changed", async () => {
    putThing(shop, "2", minute(2), { amount: 5 });
    await sync();
    await rows("update ingest.rejects set closed_at = now(), outcome = 'dismissed'");
    await sync(true);
    expect(await rejects()).toHaveLength(1);
    putThing(shop, "2", minute(4), { amount: 6 });
    await sync(true);
    expect(await rejects()).toMatchObject([{ outcome: "dismissed" }, { outcome: null }]);
  });

  it("is one reject, also where it has no key", async () => {
    shop.things.set("x", { updatedAt: minute(5), amount: "1" });
    await sync();
    await sync(true);
    expect(await rejects()).toMatchObject([{ record_key: null }]);
  });

  it("keeps the record as the source sent it, where PostgreSQL refuses a row of it", async () => {
    putThing(shop, "2", minute(2), { amount: "no number" });
    await sync();
    const [kept] = await rows("select record_key, field, payload ->> 'updatedAt' as updated_at from ingest.rejects");
    expect(kept).toEqual({ record_key: "2", field: "things", updated_at: minute(2) });
  });
});
