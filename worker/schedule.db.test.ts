import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { migrateApp } from "../ingest/testing/appTables.ts";
import type { TestDatabase } from "../ingest/testing/testDatabase.ts";
import { createTestDatabase } from "../ingest/testing/testDatabase.ts";
import { dueSync, isReconcileDue } from "./schedule.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await migrateApp(database.url);
});
afterAll(() => database?.drop());
beforeEach(() =>
  database.pool.query(
    "truncate app.builds, ingest.runs, ingest.stream_runs, ingest.stream_state, ingest.reconciliations restart identity cascade",
  ),
);

const built = () => database.pool.query("insert into app.builds (status) values ('succeeded')");
const ran = (minutesAgo: number, errorCode: string | null = null) =>
  database.pool.query(
    `with run as (
       insert into ingest.runs (trigger, status, started_at) values ('schedule', 'succeeded', now() - $1::float8 * interval '1 minute') returning run_id
     ) insert into ingest.stream_runs (run_id, source, stream, error_code) select run_id, 'shopify', 'orders', $2 from run`,
    [minutesAgo, errorCode],
  );

const dueTrigger = async (minutes: number) => (await dueSync(database.pool, minutes))?.trigger ?? null;

describe("the schedule", () => {
  it("asks for the first sync while nothing was ever built", async () => {
    expect(await dueTrigger(15)).toBe("first");
    await ran(1);
    expect(await dueTrigger(15)).toBe("first");
  });

  it("asks for the next sync once the minutes have gone by, and not before", async () => {
    await built();
    await ran(14);
    expect(await dueTrigger(15)).toBeNull();
    expect(await dueTrigger(14)).toBe("schedule");
  });

  it("keeps to its minutes although it is looked at once a minute", async () => {
    await built();
    await ran(14.7);
    expect(await dueTrigger(15)).toBe("schedule");
  });

  it.each(["worker_died", "stopped"])("takes up a run that ended as %s at once", async (code) => {
    await built();
    await ran(1, code);
    expect(await dueTrigger(15)).toBe("schedule");
  });

  it("is not put off by a run of one stream alone", async () => {
    await built();
    await ran(20);
    await ran(1);
    await database.pool.query(
      "update ingest.runs set only_source = 'shopify', only_stream = 'orders' where run_id = 2",
    );
    expect(await dueTrigger(15)).toBe("schedule");
  });

  it("does not hurry after a fault of the source", async () => {
    await built();
    await ran(1, "server_error");
    expect(await dueTrigger(15)).toBeNull();
  });
});

describe("the instant a run is scheduled for", () => {
  it("follows from the last run alone, so whoever looks means the same one", async () => {
    await built();
    await ran(20);
    const [first, second] = [await dueSync(database.pool, 15), await dueSync(database.pool, 15)];
    expect(first).toEqual(second);
    const last = await database.pool.query<{ started_at: Date }>("select started_at from ingest.runs");
    expect(first?.scheduled_for?.getTime()).toBe((last.rows[0]?.started_at.getTime() ?? 0) + 15 * 60_000);
  });

  it("happens once: the database refuses a second run for it", async () => {
    const insert = () =>
      database.pool.query(
        "insert into ingest.runs (trigger, scheduled_for) values ('schedule', '2026-11-25T09:00:00Z')",
      );
    await insert();
    await expect(insert()).rejects.toThrow("runs_scheduled_once");
  });
});

describe("the comparison with the sources", () => {
  /** A time of day in Tahiti, `hoursAgo` before now. */
  const nightly = (hoursAgo: number) => {
    const there = new Date(Date.now() - (10 + hoursAgo) * 3_600_000);
    return there.toISOString().slice(11, 16);
  };
  const isDue = (hoursAgo: number) => isReconcileDue(database.pool, nightly(hoursAgo));
  const compared = (hoursAgo: number, status: "succeeded" | "failed", stream = "orders") =>
    database.pool.query(
      `insert into ingest.reconciliations (run_id, source, stream, day, status, started_at)
       select max(run_id), 'shopify', $3, current_date, $2, now() - make_interval(hours => $1) from ingest.runs`,
      [hoursAgo, status, stream],
    );

  it("is due after the first night, not with the first run", async () => {
    expect(await isDue(2)).toBe(false);
    await ran(60);
    expect(await isDue(2)).toBe(false);
    expect(await isDue(0.5)).toBe(true);
  });

  it("is due once a night, at its hour in the NGO's zone", async () => {
    await ran(60 * 60);
    await compared(3, "succeeded");
    expect(await isDue(4)).toBe(false);
    expect(await isDue(2)).toBe(true);
  });

  it("is caught up with after nights that nobody was awake for, once", async () => {
    await ran(80 * 60);
    await compared(70, "succeeded");
    expect(await isDue(20)).toBe(true);
    await compared(0, "succeeded", "customers");
    expect(await isDue(20)).toBe(false);
  });

  it("is tried again an hour after it failed", async () => {
    await ran(60 * 60);
    await compared(2, "failed");
    expect(await isDue(3)).toBe(true);
    await compared(0, "failed", "customers");
    expect(await isDue(3)).toBe(false);
  });
});
