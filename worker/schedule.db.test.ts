import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { TestDatabase } from "../ingest/testing/testDatabase.ts";
import { createTestDatabase } from "../ingest/testing/testDatabase.ts";
import { dueTrigger, isReconcileDue } from "./schedule.ts";
import { migrateApp } from "./testing/appTables.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await migrateApp(database.url);
});
afterAll(() => database?.drop());
beforeEach(() =>
  database.pool.query(
    "truncate app.builds, ingest.runs, ingest.stream_runs, ingest.reconciliations restart identity cascade",
  ),
);

const built = () => database.pool.query("insert into app.builds (status) values ('succeeded')");
const ran = (minutesAgo: number, errorCode: string | null = null) =>
  database.pool.query(
    `with run as (
       insert into ingest.runs (trigger, status, started_at) values ('schedule', 'succeeded', now() - make_interval(mins => $1)) returning run_id
     ) insert into ingest.stream_runs (run_id, source, stream, error_code) select run_id, 'shopify', 'orders', $2 from run`,
    [minutesAgo, errorCode],
  );

describe("the schedule", () => {
  it("asks for the first sync while nothing was ever built", async () => {
    expect(await dueTrigger(database.pool, 15)).toBe("first");
    await ran(1);
    expect(await dueTrigger(database.pool, 15)).toBe("first");
  });

  it("asks for the next sync once the minutes have gone by, and not before", async () => {
    await built();
    await ran(14);
    expect(await dueTrigger(database.pool, 15)).toBeNull();
    expect(await dueTrigger(database.pool, 14)).toBe("schedule");
  });

  it.each(["worker_died", "stopped"])("takes up a run that ended as %s at once", async (code) => {
    await built();
    await ran(1, code);
    expect(await dueTrigger(database.pool, 15)).toBe("schedule");
  });

  it("is not put off by a run of one stream alone", async () => {
    await built();
    await ran(20);
    await ran(1);
    await database.pool.query(
      "update ingest.runs set only_source = 'shopify', only_stream = 'orders' where run_id = 2",
    );
    expect(await dueTrigger(database.pool, 15)).toBe("schedule");
  });

  it("does not hurry after a fault of the source", async () => {
    await built();
    await ran(1, "server_error");
    expect(await dueTrigger(database.pool, 15)).toBeNull();
  });
});

describe("the comparison with the sources", () => {
  const compared = (hoursAgo: number, status: "succeeded" | "failed", stream = "orders") =>
    database.pool.query(
      `insert into ingest.reconciliations (run_id, source, stream, day, status, started_at)
       select max(run_id), 'shopify', $3, current_date, $2, now() - make_interval(hours => $1) from ingest.runs`,
      [hoursAgo, status, stream],
    );

  it("is due a day after the first run, not with it", async () => {
    expect(await isReconcileDue(database.pool)).toBe(false);
    await ran(23 * 60);
    expect(await isReconcileDue(database.pool)).toBe(false);
    await database.pool.query("update ingest.runs set started_at = now() - interval '25 hours'");
    expect(await isReconcileDue(database.pool)).toBe(true);
  });

  it("is due a day after the last one", async () => {
    await ran(60 * 60);
    await compared(23, "succeeded");
    expect(await isReconcileDue(database.pool)).toBe(false);
    await database.pool.query("update ingest.reconciliations set started_at = now() - interval '25 hours'");
    expect(await isReconcileDue(database.pool)).toBe(true);
  });

  it("is tried again an hour after it failed", async () => {
    await ran(60 * 60);
    await compared(2, "failed");
    expect(await isReconcileDue(database.pool)).toBe(true);
    await compared(0, "failed", "customers");
    expect(await isReconcileDue(database.pool)).toBe(false);
  });
});
