import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { migrateApp } from "../ingest/testing/appTables.ts";
import type { TestDatabase } from "../ingest/testing/testDatabase.ts";
import { createTestDatabase } from "../ingest/testing/testDatabase.ts";
import { readOrganisation } from "./organisation.ts";
import { haveSettingsChanged } from "./settingsChanged.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await migrateApp(database.url);
});
afterAll(() => database?.drop());
beforeEach(() => database.pool.query("truncate app.builds, ingest.landings"));

const hasChanged = () => haveSettingsChanged(database.pool);
const set = (channel: string) => database.pool.query("update settings.channels set channel = $1", [channel]);
const built = (status: string) =>
  database.pool.query(
    `insert into app.builds (status, landings)
     select $1, coalesce(jsonb_object_agg(table_schema || '.' || table_name, landings), '{}') from ingest.landings`,
    [status],
  );

it("a changed setting waits for a build, which serves it whatever comes of it", async () => {
  await built("succeeded");
  expect(await hasChanged()).toBe(false);
  await set("print");
  expect(await hasChanged()).toBe(true);
  await built("failed");
  expect(await hasChanged()).toBe(false);
  await set("poster");
  expect(await hasChanged()).toBe(true);
});

it("landings of other tables are no changed settings, and before the first build nothing waits", async () => {
  await set("flyer");
  expect(await hasChanged()).toBe(false);
  await built("succeeded");
  await database.pool.query("insert into ingest.landings (table_schema, table_name) values ('raw_shopify', 'orders')");
  expect(await hasChanged()).toBe(false);
});

it("what staff decided for the whole is read as variables of dbt", async () => {
  await database.pool.query("update settings.organisation set fiscal_year_start = 7, time_zone = 'Europe/Paris'");
  expect(await readOrganisation(database.url)).toEqual({
    time_zone: "Europe/Paris",
    reporting_currency: "EUR",
    fiscal_year_start: 7,
    stale_deal_days: 60,
    plan_grace_days: 14,
    plan_switch_days: 14,
    donor_identifiers_limit: 40,
  });
});
