import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { noteLanding, readLandings } from "../ingest/landings.ts";
import { migrateApp } from "../ingest/testing/appTables.ts";
import type { TestDatabase } from "../ingest/testing/testDatabase.ts";
import { createTestDatabase } from "../ingest/testing/testDatabase.ts";
import { planBuild } from "./buildPlan.ts";
import type { Project } from "./dbt.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await migrateApp(database.url);
  await database.pool.query("create schema marts; create schema intermediate");
});
afterAll(() => database?.drop());
beforeEach(() => database.pool.query("truncate app.builds, ingest.landings restart identity"));

const project: Project = {
  fingerprint: "files",
  sources: [
    { table: "raw_shopify.orders", selector: "source:shopify.orders" },
    { table: "raw_hubspot.deals", selector: "source:hubspot.deals" },
  ],
};
const vars = { time_zone: "Pacific/Tahiti" };
type Changes = Partial<Parameters<typeof planBuild>[1]>;
const plan = (changes: Changes = {}) => planBuild(database.pool, { project, vars, full: false, ...changes });

async function land(schema: string, name: string): Promise<void> {
  const client = await database.pool.connect();
  await noteLanding(client, { schema, name });
  client.release();
}
/** A build of what has landed until now, which left its mark on both schemas where it succeeded. */
async function built(status: "succeeded" | "failed", started = "now()"): Promise<void> {
  await database.pool.query(
    `insert into app.builds (status, started_at, project, landings, invocation_id) values ($1, ${started}, 'files', $2, 'b1')`,
    [status, JSON.stringify(await readLandings(database.pool))],
  );
  await mark(status === "succeeded" ? "dbt build b1" : null);
}
const mark = (text: string | null) =>
  database.pool.query(
    `comment on schema marts is 'dbt build b1'; comment on schema intermediate is ${text === null ? "null" : `'${text}'`}`,
  );

describe("what is to be built", () => {
  it("is everything until a build has succeeded", async () => {
    expect(await plan()).toMatchObject({ part: null, tables: null, reason: "nothing was built yet" });
    await built("failed");
    expect(await plan()).toMatchObject({ part: null, reason: "nothing was built yet" });
  });

  it("is nothing while no row has landed since the last good build, unless everything is asked for", async () => {
    await land("raw_shopify", "orders");
    await built("succeeded");
    expect(await plan()).toBeNull();
    expect(await plan({ full: true })).toMatchObject({ part: null, tables: null, reason: "asked for" });
  });

  it("is what reads the tables that rows have landed in, on top of the last good build", async () => {
    await land("raw_shopify", "orders");
    await built("succeeded");
    await land("raw_shopify", "orders");
    expect(await plan()).toMatchObject({
      part: { selectors: ["source:shopify.orders"], builds_on: "b1" },
      tables: ["raw_shopify.orders"],
      landings: { "raw_shopify.orders": 2 },
    });
    await land("raw_hubspot", "deals");
    expect(await plan()).toMatchObject({ tables: ["raw_hubspot.deals", "raw_shopify.orders"] });
  });

  it("is nothing where no model reads what has changed", async () => {
    await built("succeeded");
    await land("raw_shopify", "inventory");
    expect(await plan()).toBeNull();
  });

  it("is everything after a build that failed, for what it left behind agrees with nothing", async () => {
    await built("succeeded");
    await land("raw_shopify", "orders");
    await built("failed");
    expect(await plan()).toMatchObject({ part: null, reason: "the build before failed" });
  });

  it("is everything where somebody else's dbt has touched the tables", async () => {
    await built("succeeded");
    await land("raw_shopify", "orders");
    await mark(null);
    expect(await plan()).toMatchObject({ part: null, reason: "the tables are not those of the build before" });
  });

  it("is everything once a day, because some models reach up to the present day", async () => {
    await built("succeeded", "now() - interval '1 day'");
    expect(await plan()).toBeNull();
    await land("raw_shopify", "orders");
    expect(await plan()).toMatchObject({ part: null, reason: "the first build of the day" });
    const still = { ...vars, now: "2026-11-24T12:00:00Z" };
    expect(await plan({ vars: still })).toMatchObject({ tables: ["raw_shopify.orders"] });
  });

  it("is everything, without waiting for rows, once the project has changed", async () => {
    await built("succeeded");
    expect(await plan({ project: { ...project, fingerprint: "other files" } })).toMatchObject({
      part: null,
      reason: "the dbt project or a setting has changed",
    });
  });

  it("is everything where dbt cannot say what models read", async () => {
    await built("succeeded");
    expect(await plan({ project: { ...project, sources: null } })).toBeNull();
    await land("raw_shopify", "inventory");
    expect(await plan({ project: { ...project, sources: null } })).toMatchObject({
      part: null,
      reason: "dbt is not warm",
    });
  });
});
