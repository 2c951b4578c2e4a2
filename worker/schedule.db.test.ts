import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { TestDatabase } from "../ingest/testing/testDatabase.ts";
import { createTestDatabase } from "../ingest/testing/testDatabase.ts";
import { dueTrigger } from "./schedule.ts";
import { migrateApp } from "./testing/appTables.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await migrateApp(database.url);
});
afterAll(() => database?.drop());
beforeEach(() => database.pool.query("truncate app.builds, ingest.runs, ingest.stream_runs restart identity cascade"));

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

  it("does not hurry after a fault of the source", async () => {
    await built();
    await ran(1, "server_error");
    expect(await dueTrigger(database.pool, 15)).toBeNull();
  });
});
