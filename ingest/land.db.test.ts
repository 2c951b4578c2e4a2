import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { copyRowOf } from "./copyRow.ts";
import { inTransaction } from "./database.ts";
import { land } from "./land.ts";
import { readLandings } from "./landings.ts";
import type { Row } from "./stream.ts";
import { createTables } from "./tables.ts";
import type { TestDatabase } from "./testing/testDatabase.ts";
import { createTestDatabase } from "./testing/testDatabase.ts";
import { thingsTable as table } from "./testing/things.ts";

let database: TestDatabase;
let client: pg.PoolClient;
beforeAll(async () => {
  database = await createTestDatabase();
  await createTables(database.pool, [table]);
  client = await database.pool.connect();
});
afterAll(async () => {
  client?.release();
  await database?.drop();
});
beforeEach(async () => {
  await client.query("truncate raw_shopify.things");
});

const row = (id: string, change: Row = {}): Row => ({
  id,
  updated_at: "2026-11-01T12:00:00Z",
  amount: "5.00",
  note: "a note",
  parts: ["a"],
  ...change,
});
const toCopyRow = copyRowOf(table);
const provenance = { run_id: "7", generation_id: 2, extracted_at: new Date("2026-11-02T00:00:00Z") };
const landed = (rows: Row[], extracted_at = provenance.extracted_at) =>
  inTransaction(client, () => land(client, table, rows.map(toCopyRow), { ...provenance, extracted_at }));
const stored = async () => (await client.query("select * from raw_shopify.things order by id")).rows;

describe("landing", () => {
  it("fills Airbyte's own columns before the stream's", async () => {
    await landed([row("1")]);
    const result = await client.query("select * from raw_shopify.things");
    expect(result.fields.slice(0, 4).map((field) => field.name)).toEqual([
      "_airbyte_raw_id",
      "_airbyte_extracted_at",
      "_airbyte_meta",
      "_airbyte_generation_id",
    ]);
    expect(result.rows[0]).toMatchObject({
      _airbyte_raw_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      _airbyte_meta: { sync_id: 7, changes: [] },
      _airbyte_generation_id: "2",
      id: "1",
      amount: "5.00",
      parts: ["a"],
    });
  });

  it("changes nothing when the same rows come again", async () => {
    expect(await landed([row("1"), row("2")])).toMatchObject({ landed: 2, unchanged: 0 });
    const before = await stored();
    expect(await landed([row("1"), row("2")], new Date())).toMatchObject({ landed: 0, unchanged: 2 });
    expect(await stored()).toEqual(before);
  });

  it("is counted for its table where it changed something, in the same transaction", async () => {
    const landings = async () => (await readLandings(database.pool))["raw_shopify.things"] ?? 0;
    const before = await landings();
    await landed([row("1")]);
    expect(await landings()).toBe(before + 1);
    await landed([row("1")]);
    expect(await landings()).toBe(before + 1);
    await landed([row("1", { note: "another" })]);
    expect(await landings()).toBe(before + 2);
    const failing = inTransaction(client, async () => {
      await land(client, table, [toCopyRow(row("2"))], { run_id: "7", generation_id: 2, extracted_at: new Date() });
      throw new Error("something later in the batch");
    });
    await expect(failing).rejects.toThrow("something later");
    expect(await landings()).toBe(before + 2);
  });

  it("moves the extraction time of the rows whose content differs, and of no others", async () => {
    await landed([row("1"), row("2")]);
    const later = new Date("2026-11-03T00:00:00Z");
    expect(await landed([row("1"), row("2", { parts: ["a", "b"] })], later)).toMatchObject({ landed: 1, unchanged: 1 });
    expect((await stored()).map((kept) => kept._airbyte_extracted_at)).toEqual([
      new Date("2026-11-02T00:00:00Z"),
      later,
    ]);
  });

  it("takes a number written with other zeros for the same", async () => {
    await landed([row("1", { amount: "5.0" })]);
    expect(await landed([row("1", { amount: "5.00" })])).toMatchObject({ landed: 0, unchanged: 1 });
  });

  it("keeps the last of two rows with one key in a page", async () => {
    expect(await landed([row("1", { note: "first" }), row("1", { note: "last" })])).toMatchObject({ landed: 1 });
    expect(await stored()).toMatchObject([{ note: "last" }]);
  });

  it("keeps the newest of two rows with one key, though it came first", async () => {
    await landed([row("1", { updated_at: "2026-11-01T13:00:00Z", note: "newer" }), row("1", { note: "older" })]);
    expect(await stored()).toMatchObject([{ note: "newer" }]);
  });

  it("sees a value turn to null and back", async () => {
    await landed([row("1")]);
    expect(await landed([row("1", { note: null })])).toMatchObject({ landed: 1 });
    expect(await landed([row("1")])).toMatchObject({ landed: 1 });
  });

  it("stores text with tabs, line ends, backslashes and quotes as it is", async () => {
    const note = 'tab\there\nline\r\n\\N "quoted" \\t ʻokina';
    await landed([row("1", { note, parts: [note] })]);
    expect(await stored()).toMatchObject([{ note, parts: [note] }]);
  });

  it("leaves out NUL and half characters, which PostgreSQL cannot store", async () => {
    await landed([row("1", { note: "a\0b\ud83d", parts: [{ "k\0": "x\0y\udc00", kept: "\\u0000" }] })]);
    expect(await stored()).toMatchObject([{ note: "ab�", parts: [{ k: "xy�", kept: "\\u0000" }] }]);
  });

  it("finds the one row that PostgreSQL refuses and lands the others", async () => {
    const rows = [row("1"), row("2"), row("3", { updated_at: "2026-02-30T00:00:00Z" }), row("4"), row("5")];
    const result = await landed(rows);
    expect(result).toMatchObject({ landed: 4, unchanged: 0, refused: [{ row: { key: "3" } }] });
    expect(result.refused[0]?.reason).toMatch(/date\/time field value out of range/);
    expect((await stored()).map((kept) => kept.id)).toEqual(["1", "2", "4", "5"]);
  });

  it("lands new rows and changed ones of one batch, and leaves the same ones alone", async () => {
    await landed([row("1"), row("2")]);
    const later = new Date("2026-11-03T00:00:00Z");
    const result = await landed([row("1"), row("2", { note: "another" }), row("3")], later);
    expect(result).toMatchObject({ landed: 2, unchanged: 1, refused: [] });
    expect((await stored()).map((kept) => [kept.id, kept.note, kept._airbyte_extracted_at])).toEqual([
      ["1", "a note", new Date("2026-11-02T00:00:00Z")],
      ["2", "another", later],
      ["3", "a note", later],
    ]);
  });

  it("lands a key that comes twice among new ones once, and the new ones beside it", async () => {
    const result = await landed([row("1", { note: "first" }), row("2"), row("1", { note: "last" })]);
    expect(result).toMatchObject({ landed: 2, unchanged: 0 });
    expect(await stored()).toMatchObject([
      { id: "1", note: "last" },
      { id: "2", note: "a note" },
    ]);
  });

  it("takes a key that somebody else lands in the same moment for one that is there, and doubles nothing", async () => {
    const other = await database.pool.connect();
    try {
      await other.query("begin");
      await land(other, table, [toCopyRow(row("2", { note: "theirs" }))], { ...provenance, run_id: "8" });
      const ours = landed([row("1"), row("2", { note: "ours" }), row("3")]);
      const isWaiting = "select from pg_locks where not granted and locktype = 'transactionid'";
      await expect.poll(async () => (await database.pool.query(isWaiting)).rowCount, { timeout: 5_000 }).toBe(1);
      await other.query("commit");
      expect(await ours).toMatchObject({ landed: 3, unchanged: 0, refused: [] });
    } finally {
      other.release();
    }
    expect((await stored()).map(({ id, note }) => [id, note])).toEqual([
      ["1", "a note"],
      ["2", "ours"],
      ["3", "a note"],
    ]);
  });

  it("refuses a row whose key is none, and lands the others", async () => {
    expect(await landed([row("1"), row("one"), row("2")])).toMatchObject({
      landed: 2,
      refused: [{ row: { key: "one" }, reason: expect.stringContaining("bigint") }],
    });
  });

  it("lands ten thousand rows in well under five seconds", async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => row(String(index)));
    const started = performance.now();
    expect(await landed(rows)).toMatchObject({ landed: 10_000 });
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
