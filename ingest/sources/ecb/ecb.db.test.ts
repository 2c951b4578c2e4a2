import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openSource, syncAll } from "../../sync.ts";
import { createTables } from "../../tables.ts";
import type { TestDatabase } from "../../testing/testDatabase.ts";
import { createTestDatabase } from "../../testing/testDatabase.ts";
import type { TestSandbox } from "../../testing/testSandbox.ts";
import { openTestSandbox } from "../../testing/testSandbox.ts";
import { openThingShop, partsTable, things, thingsTable } from "../../testing/things.ts";
import { openSources } from "../registry.ts";

let database: TestDatabase;
let sandbox: TestSandbox;

beforeAll(async () => {
  [sandbox, database] = await Promise.all([openTestSandbox(), createTestDatabase()]);
});
afterEach(async () => {
  await sandbox.clearFaults();
  // Each fault is met as the first, not by a source that rests after many.
  await database.pool.query("truncate ingest.source_state");
});
afterAll(async () => {
  await sandbox?.close();
  await database?.drop();
});

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const sources = () =>
  openSources({
    shopify: null,
    hubspot: null,
    airbyte: null,
    field: null,
    ecb: { url: `${sandbox.url}/stats/eurofxref` },
  });
const sync = (now: string, only?: { source: string }) =>
  syncAll({
    pool: database.pool,
    sources: sources(),
    trigger: "schedule",
    log: quiet,
    now: () => new Date(now),
    ...(only ? { only } : {}),
  });
const rows = async (sql: string) => (await database.pool.query(sql)).rows;
const settled = (at: string) => database.pool.query("update ingest.stream_state set last_success_at = $1", [at]);
const fail = (body: unknown) => sandbox.pull("faults", { path: "/stats/eurofxref", times: 9, ...Object(body) });

describe("the rates of the European Central Bank", () => {
  it("land whole at first, exactly as published", async () => {
    const result = await sync("2026-11-24T00:00:00Z");
    expect(result).toMatchObject({ status: "succeeded", streams: [{ stream: "exchange_rates", rejected: 0 }] });
    expect(result.changed_rows).toBeGreaterThan(15_000);
    expect(await rows("select * from ingest.rejects")).toEqual([]);
    expect(
      await rows(
        "select rate_date, currency, units_per_eur from raw_ecb.exchange_rates where rate_key = '2026-10-30 USD'",
      ),
    ).toEqual([{ rate_date: "2026-10-30", currency: "USD", units_per_eur: "1.1172" }]);
    expect(await rows("select cursor_to, warnings from ingest.stream_runs")).toEqual([
      {
        cursor_to: "2026-10-30T15:15:00.000Z",
        warnings: [expect.stringMatching(/newest rates that the bank publishes are of 2026-10-30/)],
      },
    ]);
  });

  it("are not asked for again before the bank has published, unless somebody asks for them by name", async () => {
    await settled("2026-11-23T16:00:00Z");
    expect((await sync("2026-11-24T15:00:00Z")).streams).toEqual([]);
    expect((await sync("2026-11-24T15:00:00Z", { source: "ecb" })).streams).toMatchObject([
      { landed: 0, failure: null },
    ]);
    await settled("2026-11-23T16:00:00Z");
    expect((await sync("2026-11-24T15:20:00Z")).streams).toMatchObject([{ stream: "exchange_rates", failure: null }]);
  });

  it("go on from the daily file, and from the history where a weekday lies between", async () => {
    await sandbox.pull("rates", { date: "2026-11-02", currency: "USD", units: "1.2345" });
    expect(await sync("2026-11-24T00:00:00Z", { source: "ecb" })).toMatchObject({
      changed_rows: 1,
      streams: [{ read: 1 }],
    });
    await sandbox.pull("rates", { date: "2026-11-04", currency: "USD", units: "1.25" });
    await sandbox.pull("rates", { date: "2026-11-05", currency: "USD", units: "1.26" });
    expect(await sync("2026-11-24T00:00:00Z", { source: "ecb" })).toMatchObject({ changed_rows: 2 });
    expect(
      await rows(
        "select max(rate_date) as newest, count(*)::integer from raw_ecb.exchange_rates where rate_date > '2026-10-30'",
      ),
    ).toEqual([{ newest: "2026-11-05", count: 3 }]);
  });

  it.each([
    ["another shape", { status: 200, body: "<html>Sign in</html>" }, "unreadable_answer"],
    ["a fault", { status: 503, body: "down" }, "server_error"],
    ["a cut answer", { cut: true }, "no_answer"],
    ["a missing file", { status: 404, body: "gone" }, "request_refused"],
  ])("fail by name on %s and leave what is known", async (_what, fault, code) => {
    await fail(fault);
    const before = await rows("select count(*) from raw_ecb.exchange_rates");
    const result = await sync("2026-11-24T00:00:00Z", { source: "ecb" });
    expect(result.streams).toMatchObject([{ failure: { code } }]);
    expect(await rows("select count(*) from raw_ecb.exchange_rates")).toEqual(before);
  });

  it("never fail a run of the others, and are tried again an hour later", async () => {
    await createTables(database.pool, [thingsTable, partsTable]);
    const others = [openSource("shopify", [things], openThingShop(3)), ...sources()];
    const run = () =>
      syncAll({
        pool: database.pool,
        sources: others,
        trigger: "schedule",
        log: quiet,
        now: () => new Date("2026-11-24T15:20:00Z"),
      });
    await fail({ status: 503, body: "down" });
    await settled("2020-01-01T00:00:00Z");
    await database.pool.query("update ingest.stream_runs set finished_at = '2020-01-01', started_at = '2020-01-01'");
    expect(await run()).toMatchObject({
      status: "partial",
      streams: [
        { source: "shopify", landed: 3, failure: null },
        { source: "ecb", failure: { code: "server_error" } },
      ],
    });
    expect(await run()).toMatchObject({ status: "succeeded", streams: [{ source: "shopify" }] });
  });
});
