import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openSource, syncAll } from "./sync.ts";
import { createTables } from "./tables.ts";
import type { TestDatabase } from "./testing/testDatabase.ts";
import { createTestDatabase } from "./testing/testDatabase.ts";
import { minute, openThingShop, partsTable, things, thingsTable } from "./testing/things.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await createTables(database.pool, [thingsTable, partsTable]);
});
afterAll(() => database?.drop());

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const rows = async (sql: string) => (await database.pool.query(sql)).rows;

const program = new URL("./testing/syncUntilKilled.ts", import.meta.url).pathname;

/** Syncs forty things in another process, and kills it while it reads the sixth page of three. */
async function killInTheMiddle(): Promise<void> {
  const child = spawn(process.execPath, [program, database.url, "5"], { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "exit");
}
const landed = async () => {
  const [things] = await rows("select count(*)::integer as count from raw_shopify.things");
  const [parts] = await rows("select count(*)::integer as count from raw_shopify.thing_parts");
  const [run] = await rows(
    "select rows_read::integer, rows_landed::integer, status from ingest.stream_runs order by run_id desc limit 1",
  );
  return { things: things.count, parts: parts.count, ...run };
};
const syncAgain = () =>
  syncAll({
    pool: database.pool,
    sources: [openSource("shopify", [things], openThingShop(40))],
    trigger: "schedule",
    log: quiet,
  });
const cursors = () => rows("select cursor->>'updated_at' as cursor from ingest.stream_state");

beforeEach(() =>
  database.pool.query(
    "truncate ingest.runs, ingest.stream_runs, ingest.rejects, ingest.stream_state, raw_shopify.things, raw_shopify.thing_parts",
  ),
);

describe("a worker killed with -9 in the middle of a stream", () => {
  it("leaves whole pages and no cursor, and the next run completes them", async () => {
    await killInTheMiddle();
    const found = await landed();
    // The fifth page lands while the sixth is read, so it may have been lost with the process: as a whole.
    expect([12, 15]).toContain(found.things);
    expect(found).toEqual({
      things: found.things,
      parts: 2 * found.things,
      rows_read: found.things,
      rows_landed: found.things,
      status: "running",
    });
    expect(await rows("select * from ingest.stream_state")).toEqual([]);

    const next = await syncAgain();
    expect(next.streams).toMatchObject([
      { read: 40, landed: 40 - found.things, unchanged: found.things, failure: null },
    ]);
    expect(await rows("select status from ingest.runs order by run_id")).toEqual([
      { status: "failed" },
      { status: "succeeded" },
    ]);
    expect(await cursors()).toEqual([{ cursor: minute(40) }]);
  });

  it("loses the page that was landing as a whole, though its rows had been sent, and the next run lands it", async () => {
    await database.pool.query(`
      create function raw_shopify.linger() returns trigger language plpgsql as $$ begin
        if new.id = '15/b' then perform pg_sleep(60); end if; return new; end $$;
      create trigger linger before insert on raw_shopify.thing_parts for each row execute function raw_shopify.linger()`);
    await killInTheMiddle();
    await database.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
    await database.pool.query("drop trigger linger on raw_shopify.thing_parts");
    expect(await landed()).toMatchObject({ things: 12, parts: 24, rows_read: 12, rows_landed: 12 });
    expect((await syncAgain()).streams).toMatchObject([{ read: 40, landed: 28, unchanged: 12, failure: null }]);
    expect(await landed()).toMatchObject({ things: 40, parts: 80 });
    expect(await cursors()).toEqual([{ cursor: minute(40) }]);
  });
});
