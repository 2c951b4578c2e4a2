import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SourceError } from "./errors.ts";
import { tryLock } from "./lock.ts";
import type { Stream } from "./stream.ts";
import type { Log, SyncOptions } from "./sync.ts";
import { openSource, syncAll } from "./sync.ts";
import { createTables } from "./tables.ts";
import type { TestDatabase } from "./testing/testDatabase.ts";
import { createTestDatabase } from "./testing/testDatabase.ts";
import type { ThingShop } from "./testing/things.ts";
import { lookback_ms, minute, openThingShop, partsTable, putThing, things, thingsTable } from "./testing/things.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await createTables(database.pool, [thingsTable, partsTable]);
});
afterAll(() => database?.drop());
beforeEach(async () => {
  await database.pool.query(
    "truncate ingest.runs, ingest.stream_runs, ingest.stream_state, ingest.rejects, raw_shopify.things, raw_shopify.thing_parts restart identity",
  );
});

const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const now = () => new Date(minute(60));

const sync = (shop: ThingShop, options: Partial<SyncOptions> = {}) =>
  syncAll({
    pool: database.pool,
    sources: [openSource("shopify", [things], shop)],
    trigger: "cli",
    log: quiet,
    now,
    ...options,
  });
const rows = async (sql: string) => (await database.pool.query(sql)).rows;
const cursor = async (): Promise<string | null> =>
  (await rows("select cursor->>'updated_at' as cursor from ingest.stream_state"))[0]?.cursor ?? null;
const ids = async () => (await rows("select id from raw_shopify.things order by id")).map((row) => Number(row.id));

describe("a full read", () => {
  it("lands every table that a record feeds and counts the records themselves", async () => {
    const result = await sync(openThingShop(7));
    expect(result).toMatchObject({
      status: "succeeded",
      changed_rows: 7,
      streams: [{ read: 7, landed: 7, failure: null }],
    });
    expect(await rows("select count(*)::integer from raw_shopify.thing_parts")).toEqual([{ count: 14 }]);
    expect(await rows("select mode, status, expected_rows, rows_read, cursor_to from ingest.stream_runs")).toEqual([
      { mode: "full", status: "succeeded", expected_rows: "7", rows_read: "7", cursor_to: minute(7) },
    ]);
  });

  it("marks a child row deleted that its record comes without, and takes it back when it is there again", async () => {
    const shop = openThingShop(2);
    await sync(shop);
    const lost = async () =>
      (await rows("select id from raw_shopify.thing_parts where deleted_at is not null")).map(({ id }) => id);
    putThing(shop, "1", minute(3), { parts: ["b"] });
    putThing(shop, "2", minute(3), { parts: [] });
    await sync(shop);
    expect((await lost()).sort()).toEqual(["1/a", "2/a", "2/b"]);
    putThing(shop, "1", minute(4), { parts: ["a", "b"] });
    await sync(shop);
    expect((await lost()).sort()).toEqual(["2/a", "2/b"]);
  });

  it("lands pages as they come, no more than one behind the reading, and moves the cursor only at its end", async () => {
    const shop = openThingShop(31);
    const seen: { page: number; landed: number; cursor: string | null }[] = [];
    shop.beforePage = async (page) => void seen.push({ page, landed: (await ids()).length, cursor: await cursor() });
    await sync(shop);
    expect(seen).toHaveLength(11);
    for (const one of seen) {
      expect(one.landed).toBeGreaterThanOrEqual(3 * (one.page - 1));
      expect(one.landed).toBeLessThanOrEqual(3 * one.page);
      expect(one.cursor).toBeNull();
    }
    expect(await ids()).toHaveLength(31);
    expect(await cursor()).toBe(minute(31));
  });

  it("asks for a page while the one before lands", async () => {
    const shop = openThingShop(9);
    const holder = await database.pool.connect();
    await database.pool.query(`
      create function raw_shopify.wait() returns trigger language plpgsql set lock_timeout = '5s' as $$ begin
        perform pg_advisory_xact_lock(77); return null; end $$;
      create trigger wait after insert on raw_shopify.things for each statement execute function raw_shopify.wait()`);
    const waiting = "select from pg_locks where locktype = 'advisory' and objid = 77 and not granted";
    // The first page cannot land before the second is asked for: without overlap it would fail.
    shop.beforePage = async (page) => {
      if (page !== 1) return;
      await expect.poll(async () => (await holder.query(waiting)).rowCount, { timeout: 10_000 }).toBe(1);
      await holder.query("select pg_advisory_unlock(77)");
    };
    try {
      await holder.query("select pg_advisory_lock(77)");
      expect(await sync(shop)).toMatchObject({ status: "succeeded", streams: [{ landed: 9 }] });
    } finally {
      holder.release(true);
      await database.pool.query("drop function raw_shopify.wait cascade");
    }
  });

  it("reads everything again, once, when more is asked of each record than before", async () => {
    const shop = openThingShop(3);
    await sync(shop);
    await sync(shop);
    await database.pool.query("update ingest.stream_state set asked_mark = 'what an older version asked'");
    await sync(shop);
    await sync(shop);
    expect((await rows("select mode from ingest.stream_runs order by run_id")).map(({ mode }) => mode)).toEqual([
      "full",
      "incremental",
      "full",
      "incremental",
    ]);
  });

  it("never moves the cursor beyond the time up to which it looked", async () => {
    const shop = openThingShop(3);
    shop.beforePage = () => putThing(shop, "2", minute(500));
    const early: Stream<ThingShop> = {
      ...things,
      read: async function* (_shop, ask) {
        shop.asks.push(ask);
        yield {
          payloads: [shop.things.get("1"), { ...Object(shop.things.get("2")), updatedAt: minute(500) }],
          windowed: false,
          through: ask.to,
        };
      },
    };
    await sync(shop, { sources: [openSource("shopify", [early], shop)] });
    expect(await cursor()).toBe(minute(60));
  });
});

describe("an incremental read", () => {
  it("starts at the newest change less the look-back and lands what changed", async () => {
    const shop = openThingShop(7);
    await sync(shop);
    putThing(shop, "3", minute(9), { amount: "6.00" });
    const result = await sync(shop);
    expect(shop.asks[1]).toMatchObject({
      mode: "incremental",
      from: new Date(Date.parse(minute(7)) - lookback_ms).toISOString(),
    });
    expect(result.streams).toMatchObject([{ read: 3, landed: 1, unchanged: 2 }]);
    expect(await cursor()).toBe(minute(9));
  });

  it("finds a change that the source's index showed late, within the look-back", async () => {
    const shop = openThingShop(7);
    await sync(shop);
    putThing(shop, "8", new Date(Date.parse(minute(7)) - 30_000).toISOString());
    await sync(shop);
    expect(await ids()).toContain(8);
  });

  it("lands nothing when nothing changed", async () => {
    const shop = openThingShop(7);
    await sync(shop);
    expect(await sync(shop)).toMatchObject({ status: "succeeded", changed_rows: 0 });
  });

  it("reads everything again when asked to, in a new generation", async () => {
    const shop = openThingShop(7);
    await sync(shop);
    const result = await sync(shop, { full: true });
    expect(result.streams).toMatchObject([{ read: 7, landed: 0, unchanged: 7 }]);
    expect(await rows("select generation_id from ingest.stream_state")).toEqual([{ generation_id: "2" }]);
  });

  it("fails the stream when the source ignored the filter, and keeps the cursor", async () => {
    const shop = openThingShop(7);
    await sync(shop);
    shop.ignoresFilter = true;
    const result = await sync(shop);
    expect(result).toMatchObject({ status: "failed", streams: [{ failure: { code: "filter_ignored" } }] });
    expect(await cursor()).toBe(minute(7));
  });
});

describe("a malformed record", () => {
  it("goes to the rejects with its field and reason while the others land", async () => {
    const shop = openThingShop(4);
    putThing(shop, "2", minute(2), { amount: 5 });
    const result = await sync(shop);
    expect(result).toMatchObject({ status: "succeeded", streams: [{ read: 4, landed: 3, rejected: 1 }] });
    expect(await ids()).toEqual([1, 3, 4]);
    expect(await rows("select source, stream, record_key, field, reason, payload from ingest.rejects")).toMatchObject([
      { source: "shopify", stream: "things", record_key: "2", field: "amount", payload: { id: "2", amount: 5 } },
    ]);
  });

  it("is kept once, however often overlapping reads meet it", async () => {
    const shop = openThingShop(2);
    putThing(shop, "2", minute(2), { amount: 5 });
    await sync(shop);
    await sync(shop, { full: true });
    expect(await rows("select record_key from ingest.rejects")).toEqual([{ record_key: "2" }]);
  });

  it("that only PostgreSQL can tell goes to the rejects too", async () => {
    const shop = openThingShop(3);
    putThing(shop, "2", minute(2), { amount: "much" });
    expect(await sync(shop)).toMatchObject({ status: "succeeded", streams: [{ landed: 2, rejected: 1 }] });
    expect(await rows("select reason from ingest.rejects")).toMatchObject([
      { reason: expect.stringContaining("numeric") },
    ]);
  });
});

describe("a run", () => {
  const refusing: Stream<ThingShop> = {
    ...things,
    name: "others",
    expected: () =>
      Promise.reject(new SourceError({ code: "forbidden", message: "The shop did not allow it.", mend: "Grant it." })),
  };

  it("goes on with the other streams when one fails, and says why in words", async () => {
    const shop = openThingShop(2);
    const result = await sync(shop, { sources: [openSource("shopify", [refusing, things], shop)] });
    expect(result.status).toBe("partial");
    expect(
      await rows("select stream, status, error_code, error_message from ingest.stream_runs order by stream"),
    ).toEqual([
      {
        stream: "others",
        status: "failed",
        error_code: "forbidden",
        error_message: "The shop did not allow it. Grant it.",
      },
      { stream: "things", status: "succeeded", error_code: null, error_message: null },
    ]);
    expect(await rows("select trigger, status, changed_rows from ingest.runs")).toEqual([
      { trigger: "cli", status: "partial", changed_rows: "2" },
    ]);
  });

  it("keeps what a source warned of", async () => {
    const shop = openThingShop(1);
    shop.warnings.add("an older version was served");
    await sync(shop);
    expect(await rows("select warnings from ingest.stream_runs")).toEqual([
      { warnings: ["an older version was served"] },
    ]);
  });

  it("of the schedule leaves out what is costly to read whole until its hours have gone by; one that is asked for does not", async () => {
    const shop = openThingShop(1);
    const codes: Stream<ThingShop> = { ...things, name: "codes", cursor: null, is_costly: true };
    const sources = [openSource("shopify", [things, codes], shop)];
    const streams = async (options: Partial<SyncOptions>) =>
      (await sync(shop, { sources, refresh_hours: 6, ...options })).streams.map(({ stream }) => stream);
    expect(await streams({ trigger: "schedule" })).toEqual(["things", "codes"]);
    expect(await streams({ trigger: "schedule" })).toEqual(["things"]);
    expect(await streams({ trigger: "cli" })).toEqual(["things", "codes"]);
    await database.pool.query("update ingest.stream_state set last_success_at = now() - interval '7 hours'");
    expect(await streams({ trigger: "schedule" })).toEqual(["things", "codes"]);
  });

  it("stops when told to and is taken up again by the next", async () => {
    const shop = openThingShop(7);
    const stop = new AbortController();
    shop.beforePage = (page) => (page === 1 ? stop.abort() : undefined);
    const stopped = await sync(shop, { signal: stop.signal });
    expect(stopped).toMatchObject({ status: "failed", streams: [{ failure: { code: "stopped" } }] });
    expect([await ids(), await cursor()]).toEqual([[1, 2, 3], null]);
    shop.beforePage = () => undefined;
    const next = await sync(shop);
    expect(next.streams).toMatchObject([{ read: 7, landed: 4, unchanged: 3 }]);
    expect(await ids()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it("ends as stopped when somebody asks, keeps what had landed and leaves the rest to the next", async () => {
    const shop = openThingShop(7);
    shop.beforePage = async (page) => {
      if (page !== 1) return;
      await database.pool.query("update ingest.runs set stop_requested_at = now(), stop_requested_by = 'Moana'");
      await database.pool.query("select pg_notify('atoll_stop', '1')");
      await new Promise((resolve) => setTimeout(resolve, 300));
    };
    const stopped = await sync(shop);
    expect(stopped).toMatchObject({ status: "stopped", streams: [{ failure: { code: "cancelled" } }] });
    expect(await rows("select status from ingest.runs")).toEqual([{ status: "stopped" }]);
    expect(await rows("select status, error_message from ingest.stream_runs")).toMatchObject([
      { status: "stopped", error_message: expect.stringContaining("Moana stopped this run") },
    ]);
    expect([await ids(), await cursor()]).toEqual([[1, 2, 3], null]);
    shop.beforePage = () => undefined;
    expect((await sync(shop)).streams).toMatchObject([{ read: 7, landed: 4 }]);
  });

  it("notes what it was narrowed to", async () => {
    await sync(openThingShop(1), { only: { source: "shopify", stream: "things" } });
    expect(await rows("select only_source, only_stream from ingest.runs")).toEqual([
      { only_source: "shopify", only_stream: "things" },
    ]);
  });

  it("does not read a stream that another run is reading", async () => {
    const other = await database.pool.connect();
    await tryLock(other, "stream", "shopify.things");
    try {
      expect(await sync(openThingShop(1))).toMatchObject({ streams: [{ failure: { code: "already_running" } }] });
    } finally {
      other.release(true);
    }
  });

  it("of a living worker is left alone, that of a dead one is marked as failed", async () => {
    await database.pool.query("insert into ingest.runs (trigger) values ('schedule'), ('schedule')");
    await database.pool.query(
      "insert into ingest.stream_runs (run_id, source, stream, status) select run_id, 'shopify', 'things', 'running' from ingest.runs",
    );
    const living = await database.pool.connect();
    await tryLock(living, "run", "1");
    try {
      await sync(openThingShop(1));
      expect(await rows("select run_id, status from ingest.runs order by run_id")).toMatchObject([
        { status: "running" },
        { status: "failed" },
        { status: "succeeded" },
      ]);
      expect(await rows("select error_code from ingest.stream_runs where run_id = 2")).toEqual([
        { error_code: "worker_died" },
      ]);
    } finally {
      living.release(true);
    }
  });

  it("tells listeners of its progress at most four times a second", async () => {
    const listener = await database.pool.connect();
    const heard: string[] = [];
    listener.on("notification", (message) => void heard.push(message.payload ?? ""));
    await listener.query("listen atoll");
    try {
      const shop = openThingShop(60);
      shop.page_size = 1;
      const started = performance.now();
      await sync(shop);
      await listener.query("select 1");
      const seconds = (performance.now() - started) / 1000;
      expect(heard.length).toBeGreaterThanOrEqual(2);
      expect(heard.length).toBeLessThanOrEqual(seconds * 4 + 3);
      expect(new Set(heard)).toEqual(new Set(['{"type":"sync"}']));
    } finally {
      listener.release(true);
    }
  });
});
