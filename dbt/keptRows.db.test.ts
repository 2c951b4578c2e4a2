import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { createClock } from "../ingest/clock.ts";
import { inTransaction } from "../ingest/database.ts";
import { readLandings } from "../ingest/landings.ts";
import { erase } from "../ingest/privacy/erase.ts";
import { syncAll } from "../ingest/sync.ts";
import { migrateApp } from "../ingest/testing/appTables.ts";
import type { TestDatabase } from "../ingest/testing/testDatabase.ts";
import { createTestDatabase } from "../ingest/testing/testDatabase.ts";
import type { TestSandbox } from "../ingest/testing/testSandbox.ts";
import { openTestSandbox, sandboxNow } from "../ingest/testing/testSandbox.ts";
import type { Dbt, Part } from "../worker/dbt.ts";
import { openDbt } from "../worker/dbt.ts";
import { dbtCommand, environment, project } from "./testing/env.ts";

const log = { info: () => undefined, warn: (...said: unknown[]) => console.warn(...said), error: () => undefined };
const { signal } = new AbortController();
let database: TestDatabase;
let sandbox: TestSandbox;
let folder: string;
let dbt: Dbt;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrateApp(database.url);
  sandbox = await openTestSandbox();
  folder = mkdtempSync(join(tmpdir(), "atoll-kept-"));
  const { PATH = "", HOME = "" } = environment;
  dbt = openDbt(
    {
      command: dbtCommand,
      python: join(dirname(dbtCommand), "python"),
      project_dir: project,
      output_dir: folder,
      database_url: database.url,
      vars: { now: "2026-11-24T12:00:00Z" },
      environment: { PATH, HOME },
    },
    log,
  );
}, 60_000);
afterAll(async () => {
  await dbt?.close();
  await sandbox?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
  await database?.drop();
});

const rows = async (sql: string) => (await database.pool.query(sql)).rows;

async function build(part: Part | null): Promise<void> {
  const failures: string[] = [];
  const { code, stray } = await dbt.build(part, {
    signal,
    onEvent: (event) => {
      if (event.type === "failure") failures.push(`${event.node}: ${event.message}`);
    },
  });
  expect({ code, failures, stray: code === 0 ? [] : stray }).toEqual({ code: 0, failures: [], stray: [] });
}

/** Reads what has changed, and gives the sources whose tables it landed in. */
async function sync(): Promise<string[]> {
  const before = await readLandings(database.pool);
  const { status } = await syncAll({
    pool: database.pool,
    sources: sandbox.sources(),
    trigger: "cli",
    now: createClock(sandboxNow),
    log: { ...log, warn: () => undefined },
  });
  expect(status).toBe("succeeded");
  const after = await readLandings(database.pool);
  const read = (await dbt.prepare()).sources ?? [];
  return read.filter(({ table }) => after[table] !== before[table]).map(({ selector }) => selector);
}

async function part(selectors: string[]): Promise<Part> {
  const [served] = await rows("select invocation_id from marts.build_runs order by build_id desc limit 1");
  return { selectors, builds_on: served.invocation_id };
}

/** Every row of every mart and of every table in intermediate that marts are made of, in one order. */
async function everything(): Promise<Record<string, string[]>> {
  const tables = await rows(
    `select format('%I.%I', nspname, relname) as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
     where nspname in ('marts', 'intermediate') and relkind = 'r' and relname !~ '^(build_runs|touched_)' order by 1`,
  );
  const all: Record<string, string[]> = {};
  for (const { name } of tables) all[name] = await linesOf(database.pool, name);
  return all;
}

const linesOf = async (pool: pg.Pool, name: string): Promise<string[]> =>
  (await pool.query(`select t::text as line from ${name} as t order by t::text collate "C"`)).rows.map(
    ({ line }) => line,
  );

const placed = z.object({ order: z.object({ id: z.string() }) });
const place = async (wish: object): Promise<string> => placed.parse(await sandbox.pull("orders", wish)).order.id;
const contacts = async (): Promise<string[]> =>
  (await rows("select id from raw_hubspot.contacts where archived is not true order by id")).map(({ id }) => id);

/** What happens between two builds, each round other things in other orders. */
const rounds: Record<string, () => Promise<void>> = {
  "orders, a refund and a deletion": async () => {
    const [refunded, deleted] = [await place({ site: "ahe", corals: 3 }), await place({ donation: 2500 })];
    await place({ donation: 999, currency: "XPF", person: 3 });
    await place({ site: "tikehau", corals: 2, currency: "USD", at: "2022-03-01T08:00:00Z", person: 4 });
    await sandbox.pull(`orders/${refunded}/refund`, { amount: 700 });
    await sandbox.pull(`orders/${deleted}/delete`);
  },
  "old orders change": async () => {
    const old = await rows(
      "select id from raw_shopify.orders where financial_status = 'paid' and deleted_at is null order by id limit 60",
    );
    for (const { id } of old.filter((_, index) => index % 12 === 0)) await sandbox.pull(`orders/${id}/refund`);
    await sandbox.pull(`orders/${old[7]?.id}/delete`);
  },
  "donors become one": async () => {
    const ids = await contacts();
    for (const [primary, merged] of [
      [ids[0], ids[5]],
      [ids[9], ids[2]],
    ])
      await sandbox.pull("contacts/merge", { primary_id: Number(primary), merged_id: Number(merged) });
    await sandbox.pull(`contacts/${ids[12]}/edit`, { opted_out: true });
    // Erased in the CRM, as a webhook tells of it.
    await database.pool.query(
      `update raw_hubspot.contacts set archived = true, "archivedAt" = now(), _airbyte_extracted_at = now(),
         properties = jsonb_build_object('hs_object_id', id) where id = $1`,
      [ids[15]],
    );
  },
  "deals move and change hands": async () => {
    const deals = await rows(
      `select deals.id, companies ->> 0 as company, (
         select stage ->> 'stageId' from raw_hubspot.deal_pipelines, jsonb_array_elements(stages) as stage
         where "pipelineId" = properties ->> 'pipeline' and stage -> 'metadata' ->> 'probability' = '1.0'
       ) as won
       from raw_hubspot.deals
       where archived is not true and companies ->> 0 is not null order by deals.id limit 4`,
    );
    const other = deals.at(-1);
    for (const { id, won } of deals.slice(0, 2)) await sandbox.pull(`deals/${id}/move`, { stage: won });
    await sandbox.pull(`deals/${deals[2].id}/link`, { company_id: Number(deals[2].company), removed: true });
    await sandbox.pull(`deals/${deals[2].id}/link`, { company_id: Number(other.company) });
    await place({ donation: 4200, person: 7 });
  },
};

const decide = (kind: string, left: string, right: string) =>
  database.pool.query(
    "insert into settings.donor_decisions (kind, left_key, right_key, decided_by, why) values ($1, $2, $3, 'Ana', 'a test')",
    [kind, left, right],
  );
const revokeAll = (kind: string) =>
  database.pool.query(
    `insert into settings.donor_decisions (kind, revokes, decided_by, why)
     select 'revoke', decision_id, 'Ana', 'a test' from settings.donor_decisions as decided where kind = $1
       and not exists (select from settings.donor_decisions as later where later.revokes = decided.decision_id)`,
    [kind],
  );
/** Everything but what remembers that it was once otherwise. */
const withoutMemory = ({ "marts.dim_donor_history": _, ...all }: Record<string, string[]>): Record<string, string[]> =>
  all;
const counted = async () =>
  (
    await rows(`select (select count(*) from marts.dim_donors)::integer as donors,
      (select sum(lifetime_giving) from marts.dim_donors) as given, (select max(lifetime_giving) from marts.dim_donors where donor_type = 'person') as most`)
  )[0];

describe("a part that keeps rows", { timeout: 600_000 }, () => {
  it("begins with everything", async () => {
    await sync();
    await build(null);
    expect((await rows("select count(*)::integer as lines from marts.fct_donations"))[0].lines).toBeGreaterThan(500);
  });

  it("takes a donor apart where a person says so, and keeps it so", async () => {
    const [pair] = await rows(
      `select min(identity_key) as one, max(identity_key) as other, count(*)::integer as identifiers
       from intermediate.int_donor_members where id_type in ('shopify_customer_id', 'hubspot_contact_id')
       group by donor_key having count(*) = 2 and count(distinct id_type) = 2 order by donor_key limit 1`,
    );
    const before = await counted();
    await decide("apart", pair.one, pair.other);
    await build(await part(["source:settings.donor_decisions"]));
    expect(await counted()).toMatchObject({ donors: before.donors + 1, given: before.given });
  });

  it.each(Object.keys(rounds))("reads no more than was touched: %s", async (name) => {
    await rounds[name]?.();
    let changed: string[] = [];
    // The CRM's search tells of a change some seconds later.
    await expect.poll(async () => (changed = await sync()), { timeout: 60_000, interval: 1_000 }).not.toEqual([]);
    await build(await part(changed));
    const [touched] = await rows("select count(*)::integer as donors from intermediate.touched_donors");
    const [all] = await rows("select count(*)::integer as donors from marts.dim_donors");
    expect(touched.donors).toBeGreaterThan(0);
    expect(touched.donors).toBeLessThan(all.donors / 4);
  });

  it("follows when a person is erased, whose gifts stay", async () => {
    const before = { counted: await counted(), landings: await readLandings(database.pool) };
    const [person] = await rows(
      `select donor_key, email from marts.dim_donors where source_systems = 'hubspot,shopify' and gifts > 1 order by donor_key limit 1`,
    );
    const ids = async (type: string): Promise<string[]> =>
      (
        await rows(
          `select distinct id_value from marts.bridge_donor_identities where id_type = '${type}' and donor_key = '${person.donor_key}'`,
        )
      ).map(({ id_value }) => id_value);
    const who = {
      emails: await ids("email"),
      shopify_customer_ids: await ids("shopify_customer_id"),
      hubspot_contact_ids: await ids("hubspot_contact_id"),
    };
    const client = await database.pool.connect();
    const wish = { by: "Ana", why: "a test" };
    await inTransaction(client, () => erase(client, { salt: "a salt that nobody else would think of", who, wish }));
    client.release();
    const after = await readLandings(database.pool);
    const read = (await dbt.prepare()).sources ?? [];
    const changed = read.filter(({ table }) => after[table] !== before.landings[table]).map(({ selector }) => selector);
    expect(changed).toContain("source:privacy.tombstones");
    await build(await part(changed));
    expect(await counted()).toEqual(before.counted);
    expect(await rows("select display_name, email from marts.dim_donors where erased_at is not null")).toEqual([
      { display_name: "erased", email: null },
    ]);
  });

  it("gives what a build of everything gives, part upon part", async () => {
    const found = await everything();
    await build(null);
    const wanted = await everything();
    for (const [table, lines] of Object.entries(wanted))
      expect({ table, lines: found[table] }).toEqual({ table, lines });
  });

  it("follows a merge that a person decided, and undone it is as if it had never been", async () => {
    const before = { all: await everything(), counted: await counted() };
    const [most] = await rows(
      "select donor_key from marts.dim_donors where donor_type = 'person' order by lifetime_giving desc, donor_key limit 1",
    );
    const [other] = await rows(
      `select donor_key from marts.dim_donors where donor_type = 'person' and donor_key <> '${most.donor_key}' order by lifetime_giving desc, donor_key limit 1`,
    );
    await decide("merge", most.donor_key, other.donor_key);
    await build(await part(["source:settings.donor_decisions"]));
    const merged = await counted();
    expect(merged).toMatchObject({ donors: before.counted.donors - 1, given: before.counted.given });
    expect(Number(merged.most)).toBeGreaterThan(Number(before.counted.most));
    await revokeAll("merge");
    await build(await part(["source:settings.donor_decisions"]));
    expect(withoutMemory(await everything())).toEqual(withoutMemory(before.all));
  });
});
