import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate } from "./migrate.ts";
import { createTestDatabase } from "./testing/testCube.ts";

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let reader: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.owner.query("create schema raw_shopify; create table raw_shopify.orders (email text)");
  await database.owner.query("create table public.notes (text text)");
  await database.publish(1);
  reader = new pg.Client({ connectionString: database.readerUrl });
  await reader.connect();
});
afterAll(async () => {
  await reader.end();
  await database.drop();
});

describe("the role that Cube asks with", () => {
  it("reads marts", async () => {
    expect((await reader.query("select count(*)::int as lines from marts.fct_donations")).rows).toEqual([{ lines: 7 }]);
  });

  it.each([
    "select * from raw_shopify.orders",
    "select * from public.notes",
    "insert into marts.build_runs values (2, 'x', now())",
    "update marts.fct_donations set net = 0",
    "delete from marts.dim_donors",
    "create table marts.own (id int)",
    "create table public.own (id int)",
    "create schema own",
    "create role own",
    "copy marts.build_runs to '/tmp/runs'",
  ])("may not %s", async (statement) => {
    await expect(reader.query(statement)).rejects.toMatchObject({ code: "42501" });
  });

  it("owns the rollups", async () => {
    await reader.query("create table rollups.own (id int)");
    await reader.query("drop table rollups.own");
  });

  it("is stopped after a minute", async () => {
    expect((await reader.query("show statement_timeout")).rows).toEqual([{ statement_timeout: "1min" }]);
  });
});

describe("migrate", () => {
  it("can be repeated, by several at once", async () => {
    await Promise.all([migrate(database.ownerUrl, database.readerUrl), migrate(database.ownerUrl, database.readerUrl)]);
  });

  it("keeps the password in step with the URL", async () => {
    const changed = new URL(database.readerUrl);
    changed.password = "it's%20new";
    await migrate(database.ownerUrl, changed.href);
    const client = new pg.Client({ connectionString: changed.href });
    await client.connect();
    await client.end();
    await migrate(database.ownerUrl, database.readerUrl);
  });

  it("says in one line what to mend", async () => {
    const passwordless = new URL(database.readerUrl);
    passwordless.password = "";
    await expect(migrate(database.ownerUrl, passwordless.href)).rejects.toThrow(/ATOLL_CUBE_DATABASE_URL must name/);
    await expect(migrate("postgres://nobody:x@127.0.0.1:1/none", database.readerUrl)).rejects.toThrow(/DATABASE_URL/);
  });
});
