import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createClock } from "../../clock.ts";
import type { SyncResult } from "../../sync.ts";
import { syncAll } from "../../sync.ts";
import type { TestDatabase } from "../../testing/testDatabase.ts";
import { createTestDatabase } from "../../testing/testDatabase.ts";
import type { TestSandbox } from "../../testing/testSandbox.ts";
import { openTestSandbox, sandboxNow } from "../../testing/testSandbox.ts";

let sandbox: TestSandbox;
let database: TestDatabase;
let fresh: TestDatabase;
/** How far the CRM's search index lags behind, and a little. */
const lagMs = 3_500;

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const sync = (into: TestDatabase, options: Partial<Parameters<typeof syncAll>[0]> = {}): Promise<SyncResult> =>
  syncAll({
    pool: into.pool,
    sources: sandbox.sources(),
    trigger: "cli",
    only: { source: "hubspot" },
    log: quiet,
    now: createClock(sandboxNow),
    ...options,
  });
const rows = async (sql: string, values: unknown[] = [], from = database) => (await from.pool.query(sql, values)).rows;
const landedOf = (result: SyncResult, stream: string) => result.streams.find((one) => one.stream === stream)?.landed;
const streams = ["owners", "deal_pipelines", "companies", "contacts", "deals", "line_items", "marketing_campaigns"];

/** Everything that is alive in a raw table, without what says when and by which run it came. */
const living = (name: string, from: TestDatabase) =>
  rows(
    `select (to_jsonb(kept) - array(select key from jsonb_object_keys(to_jsonb(kept)) as key where key like '\\_airbyte%')) as kept
     from raw_hubspot.${name} as kept where coalesce((to_jsonb(kept) ->> 'archived')::boolean, false) = false order by 1`,
    [],
    from,
  );

beforeAll(async () => {
  [sandbox, database, fresh] = await Promise.all([openTestSandbox(), createTestDatabase(), createTestDatabase()]);
  await sync(database);
});
afterEach(() => sandbox.clearFaults());
afterAll(async () => {
  await sandbox?.close();
  await database?.drop();
  await fresh?.drop();
});

const openDeals = (count: number) =>
  rows(
    `select deals.id, companies, contacts, properties ->> 'pipeline' as pipeline from raw_hubspot.deals
     where not archived and properties ->> 'hs_is_closed' = 'false' and properties ->> 'pipeline' = 'default'
     and properties ->> 'ip__ecomm_bridge__ecomm_synced' is null order by id limit $1`,
    [count],
  );

describe("HubSpot, read in parts", () => {
  it("has the history of every deal, which ends in the stage that the deal is in", async () => {
    const [counts] = await rows(
      `with newest as (
         select distinct on ("dealId") "dealId", value from raw_hubspot.deals_property_history
         where property = 'dealstage' order by "dealId", timestamp desc
       )
       select count(*)::integer as deals, count(*) filter (where value = properties ->> 'dealstage')::integer as agreeing
       from raw_hubspot.deals left join newest on newest."dealId" = deals.id`,
    );
    expect(counts.deals).toBeGreaterThan(50);
    expect(counts.agreeing).toBe(counts.deals);
  });

  it("lands staff who left, and who opted out of what", async () => {
    expect(await rows(`select archived, "lastName" from raw_hubspot.owners where archived`)).toEqual([
      { archived: true, lastName: "Walker" },
    ]);
    const [consent] = await rows(
      `select count(*) filter (where properties ->> 'hs_email_optout' = 'true')::integer as of_all,
         count(*) filter (where properties ->> 'hs_email_optout_21408517' = 'true')::integer as of_newsletter
       from raw_hubspot.contacts`,
    );
    expect(consent.of_all).toBeGreaterThan(3);
    expect(consent.of_newsletter).toBeGreaterThan(consent.of_all);
  });

  it("keeps apart what nobody filled in and what somebody emptied", async () => {
    const plaques = await rows(
      `select distinct properties ? 'plaque_text' as is_there, properties ->> 'plaque_text' = '' as is_blank
       from raw_hubspot.reef_sponsorship where properties ->> 'plaque_text' is null or properties ->> 'plaque_text' = ''`,
    );
    expect(plaques).toEqual([{ is_there: true, is_blank: true }]);
    const [amounts] = await rows(
      `select bool_and(properties -> 'yearly_amount' = 'null') as are_null from raw_hubspot.reef_sponsorship
       where properties ->> 'yearly_amount' is null`,
    );
    expect(amounts.are_null).not.toBe(false);
  });

  it("lands a record once that comes twice in a page, as it came last", async () => {
    const owner = { id: "31000001", email: "a@motureef.example", archived: false, createdAt: "2026-01-01T00:00:00Z" };
    const results = ["2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"].map((updatedAt) => ({ ...owner, updatedAt }));
    await sandbox.pull("faults", { path: "/crm/owners/2026-09", times: 1, body: { results } });
    const { streams: outcome } = await sync(database, { only: { source: "hubspot", stream: "owners" } });
    expect(outcome).toMatchObject([{ failure: null, rejected: 0 }]);
    expect(await rows(`select "updatedAt" from raw_hubspot.owners where id = $1`, [owner.id])).toEqual([
      { updatedAt: new Date("2026-01-02T00:00:00Z") },
    ]);
    await rows("delete from raw_hubspot.owners where id = $1", [owner.id]);
  });

  it("asks for the history of the deals that changed, and of no others", async () => {
    const [deal] = await openDeals(1);
    await sandbox.pull(`deals/${deal.id}/move`, { stage: "presentationscheduled" });
    await sandbox.pull(`deals/${deal.id}/move`, { stage: "contractsent" });
    await sleep(lagMs);
    const before = await rows(`select count(*)::integer from raw_hubspot.deals_property_history`);
    expect(landedOf(await sync(database), "deals")).toBe(1);
    const after = await rows(
      `select value from raw_hubspot.deals_property_history where "dealId" = $1 order by timestamp desc limit 2`,
      [deal.id],
    );
    expect(after).toEqual([{ value: "contractsent" }, { value: "presentationscheduled" }]);
    expect(await rows(`select count(*)::integer from raw_hubspot.deals_property_history`)).toEqual([
      { count: before[0].count + 2 },
    ]);
  });

  it("finds a change that the search index did not show yet with the next read", async () => {
    const [contact] = await rows("select id from raw_hubspot.contacts where not archived order by id desc limit 1");
    const contacts = { only: { source: "hubspot", stream: "contacts" } };
    await sandbox.pull(`contacts/${contact.id}/edit`, { phone: "+689 40 00 00 00" });
    // However fast or slow this machine is: the index does not know of the change, and then it does.
    await sandbox.pull("faults", { path: "contacts/search", times: 2, body: { total: 0, results: [] } });
    expect(landedOf(await sync(database, contacts), "contacts")).toBe(0);
    await sleep(lagMs);
    expect(landedOf(await sync(database, contacts), "contacts")).toBe(1);
    expect(
      await rows("select properties ->> 'phone' as phone from raw_hubspot.contacts where id = $1", [contact.id]),
    ).toEqual([{ phone: "+689 40 00 00 00" }]);
  });

  it("comes, after the comparison of the night, to the same as a whole read", async () => {
    const [first, second] = await openDeals(2);
    const [company] = await rows("select id from raw_hubspot.companies where not archived order by id desc limit 1");
    const [one, two, merged, plain] = await rows(
      `select id from raw_hubspot.contacts where not archived and properties ->> 'hs_additional_emails' is null
       and properties ->> 'hs_merged_object_ids' is null and properties ->> 'email' is not null order by id limit 4`,
    );
    await sandbox.pull(`deals/${first.id}/move`, { stage: "closedwon" });
    await sandbox.pull(`deals/${second.id}/link`, { company_id: Number(company.id), contact_id: Number(one.id) });
    if (second.companies[0])
      await sandbox.pull(`deals/${second.id}/link`, { company_id: Number(second.companies[0]), removed: true });
    await sandbox.pull(`contacts/${two.id}/link`, { company_id: Number(company.id) });
    await sandbox.pull(`contacts/${plain.id}/edit`, { opted_out: true });
    await sandbox.pull("contacts/merge", { primary_id: Number(one.id), merged_id: Number(merged.id) });
    const [gone] = await rows(
      `select id from raw_hubspot.contacts where not archived and properties ->> 'hs_additional_emails' is null
       and properties ->> 'hs_merged_object_ids' is null and id <> all($1) order by id desc limit 1`,
      [[one.id, two.id, merged.id, plain.id]],
    );
    await sandbox.pull(`contacts/${gone.id}/forget`);
    await sleep(lagMs);

    const incremental = await sync(database, { reconcile: { accept_deletions: false } });
    expect(incremental.streams.flatMap(({ failure }) => failure ?? [])).toEqual([]);
    // The deal that was moved by the sync, the one that was only linked by the comparison.
    expect(incremental.streams.find(({ stream }) => stream === "deals")?.reconciliation?.stale).toContain(second.id);
    await sync(fresh);
    for (const stream of [...streams, "deals_property_history", "reef_sponsorship"])
      expect([stream, await living(stream, database)]).toEqual([stream, await living(stream, fresh)]);
    const archived = await rows("select id from raw_hubspot.contacts where archived and id = any($1) order by id", [
      [merged.id, gone.id],
    ]);
    expect(archived.map(({ id }) => id)).toEqual([merged.id, gone.id].sort());
    const linked = await rows("select companies, contacts from raw_hubspot.deals where id = $1", [second.id]);
    expect(linked).toEqual([{ companies: [company.id], contacts: expect.arrayContaining([one.id]) }]);
  });

  it("goes on with the other streams where an own object is unknown, and names it", async () => {
    await sandbox.pull("faults", { path: "/crm-object-schemas", times: 1_000, status: 200, body: { results: [] } });
    const result = await sync(database);
    expect(result.status).toBe("partial");
    expect(result.streams.flatMap(({ stream, failure }) => (failure ? [`${stream}: ${failure.code}`] : []))).toEqual([
      "reef_sponsorship: unknown_object",
    ]);
  });

  it("warns of a property that was renamed, and reads the rest", async () => {
    const results = ["dealname", "amount", "dealstage", "hs_lastmodifieddate"].map((name) => ({ name }));
    await sandbox.pull("faults", { path: "/crm/properties/2026-09/deals", times: 1_000, body: { results } });
    const { run_id, status } = await sync(database, { only: { source: "hubspot", stream: "deals" } });
    expect(status).toBe("succeeded");
    const [{ warnings }] = await rows("select warnings from ingest.stream_runs where run_id = $1", [run_id]);
    expect(warnings).toContainEqual(expect.stringMatching(/no property corals on deals, so it stays empty/));
  });
});
