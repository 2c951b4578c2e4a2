import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addIngestSchema, type ScratchDatabase, scratchDatabase } from "../testing/scratchDatabase.ts";
import { removeRow, setRow, undoChange } from "./change.ts";
import { changeLine } from "./lines.ts";
import { readChanges, readRows } from "./read.ts";
import { readTables } from "./tables.ts";

let database: ScratchDatabase;
let client: pg.Client;
const author = { by: "Ana", why: "board decision" };
beforeAll(async () => {
  database = await scratchDatabase();
  await addIngestSchema(database.url);
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});
beforeEach(() => database.query("truncate ingest.landings"));

const landings = async () =>
  (await database.query("select table_schema || '.' || table_name as name, landings::int from ingest.landings")).map(
    ({ name, landings: count }) => `${name} ${count}`,
  );
const newest = async () => (await readChanges(client, null, 1))[0];
const set = (name: string, values: Record<string, string | null>) => setRow(client, name, values, author);

describe("a setting", () => {
  it("has defaults and no history until somebody changes it", async () => {
    expect(await readRows(client, "organisation", {})).toEqual([
      {
        time_zone: "Pacific/Tahiti",
        reporting_currency: "EUR",
        fiscal_year_start: "1",
        stale_deal_days: "60",
        plan_grace_days: "14",
        plan_switch_days: "14",
        donor_identifiers_limit: "40",
      },
    ]);
    expect(await readChanges(client, null)).toEqual([]);
    expect(await landings()).toEqual([]);
  });

  it("keeps who changed it, why and what stood before, and counts as a landing of its table", async () => {
    await set("organisation", { fiscal_year_start: "7" });
    const change = await newest();
    expect(change).toMatchObject({ table_name: "organisation", changed_by: "Ana", why: "board decision" });
    expect(change && changeLine(change)).toMatchObject({ what: "fiscal_year_start: 1 → 7", row: "" });
    expect(await landings()).toEqual(["settings.organisation 1"]);
  });

  it("that is set to what it is leaves no trace", async () => {
    const before = await newest();
    await set("organisation", { fiscal_year_start: "7" });
    expect(await newest()).toEqual(before);
    expect(await landings()).toEqual([]);
  });

  it("is added where its key is new, changed where it is known, and removed", async () => {
    await set("channels", { utm_source: "tiktok", channel: "tiktok" });
    expect(await readRows(client, "channels", { utm_source: "tiktok" })).toEqual([
      { utm_source: "tiktok", utm_medium: "*", channel: "tiktok" },
    ]);
    await set("channels", { utm_source: "tiktok", utm_medium: "*", channel: "social" });
    await removeRow(client, "channels", { utm_source: "tiktok", utm_medium: "*" }, author);
    expect(await readRows(client, "channels", { utm_source: "tiktok" })).toEqual([]);
    expect((await readChanges(client, "channels")).map((change) => changeLine(change).what)).toEqual([
      "removed",
      "channel: tiktok → social",
      "added",
    ]);
  });

  it.each([
    ["organisation", { time_zone: "Tahiti" }, "time_zone must be a zone name such as Pacific/Tahiti or Europe/Paris."],
    ["organisation", { fiscal_year_start: "13" }, "fiscal_year_start must be a month from 1 to 12."],
    ["organisation", { fiscal_year_start: "July" }, "fiscal_year_start must be a whole number."],
    ["organisation", { time_zone: null }, "time_zone must be set."],
    ["organisation", { start: "1" }, 'organisation has no "start". It has: '],
    ["tax", { rate: "1" }, 'There is no setting "tax". There are: campaign_aliases, '],
    [
      "revenue_classes",
      { product_type: "Merchandise", revenue_class: "raised" },
      "revenue_class must be adoption, donation or merchandise.",
    ],
    ["revenue_classes", { product_type: "merchandise", revenue_class: "donation" }, "There is such a row already."],
    ["revenue_classes", { revenue_class: "donation" }, "Say which row is meant: product_type=…."],
    [
      "coral_sites",
      { site_key: "nuku_hiva", parent_key: "marquesas", level: "restoration_site", name: "Nuku Hiva" },
      "parent_key must be the site_key of a listed site.",
    ],
    ["coral_sites", { site_key: "moorea", parent_key: null }, "parent_key must be another site"],
    ["giving_tiers", { tier: "giant", at_least: "100.01" }, "at_least must differ from that of every other tier."],
    ["coral_sites", { site_key: "moorea", opened_at: "yesterday" }, "opened_at must be a day such as 2026-11-24."],
  ])("%s refuses %j and says what is wanted", async (name, values, words) => {
    const before = await newest();
    await expect(set(name, values)).rejects.toThrow(words);
    expect(await newest()).toEqual(before);
  });

  it("is undone to the row that stood before, for a change, an addition and a removal", async () => {
    const all = () => readRows(client, "pipelines", {});
    const before = await all();
    await set("pipelines", { pipeline_id: "ecommerce", kind: "other" });
    await undoChange(client, (await newest())?.change_id ?? "", author);
    expect(await all()).toEqual(before);
    await set("pipelines", { pipeline_id: "grants", kind: "partner" });
    await undoChange(client, (await newest())?.change_id ?? "", author);
    expect(await all()).toEqual(before);
    await removeRow(client, "pipelines", { pipeline_id: "ecommerce" }, author);
    const { change_id } = (await newest()) ?? {};
    await undoChange(client, change_id ?? "", author);
    expect(await all()).toEqual(before);
    expect(await newest()).toMatchObject({ undoes: change_id });
  });

  it("is not undone over a later change", async () => {
    await set("pipelines", { pipeline_id: "ecommerce", kind: "other" });
    const { change_id } = (await newest()) ?? {};
    await set("pipelines", { pipeline_id: "ecommerce", kind: "partner" });
    await expect(undoChange(client, change_id ?? "", author)).rejects.toThrow("changed again since");
  });

  it("has a history that nobody rewrites", async () => {
    await expect(database.query("update settings.changes set changed_by = 'nobody'")).rejects.toThrow("never changed");
    await expect(database.query("delete from settings.changes")).rejects.toThrow("never changed");
  });

  it("has plain words for each constraint that a person can meet", async () => {
    const tables = await readTables(client);
    expect(tables.length).toBeGreaterThan(10);
    const unsaid = await database.query(
      `select conname from pg_constraint
       where connamespace = 'settings'::regnamespace and contype in ('c', 'u') and obj_description(oid, 'pg_constraint') is null`,
    );
    expect(unsaid).toEqual([]);
  });
});
