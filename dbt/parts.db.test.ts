import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrateApp } from "../ingest/testing/appTables.ts";
import type { TestDatabase } from "../ingest/testing/testDatabase.ts";
import { createTestDatabase } from "../ingest/testing/testDatabase.ts";
import type { Dbt, Part } from "../worker/dbt.ts";
import { openDbt } from "../worker/dbt.ts";
import { dbtCommand, environment, project } from "./testing/env.ts";
import { landDeal, landOrder } from "./testing/landed.ts";

let database: TestDatabase;
let folder: string;
let dbt: Dbt;
let other: Dbt;
const log = { info: () => undefined, warn: (...said: unknown[]) => console.warn(...said), error: () => undefined };

function open(name: string): Dbt {
  const { PATH = "", HOME = "" } = environment;
  const settings = {
    command: dbtCommand,
    python: join(dirname(dbtCommand), "python"),
    project_dir: project,
    output_dir: join(folder, name),
    database_url: database.url,
    vars: { now: "2026-11-24T12:00:00Z" },
    environment: { PATH, HOME },
  };
  return openDbt(settings, log);
}

beforeAll(async () => {
  database = await createTestDatabase();
  await migrateApp(database.url);
  folder = mkdtempSync(join(tmpdir(), "atoll-parts-"));
  dbt = open("one");
  other = open("other");
  await dbt.prepare();
});
afterAll(async () => {
  await Promise.all([dbt?.close(), other?.close()]);
  if (folder) rmSync(folder, { recursive: true, force: true });
  await database?.drop();
});

const rows = async (sql: string) => (await database.pool.query(sql)).rows;
const served = async () => (await rows("select invocation_id from marts.build_runs order by build_id desc limit 1"))[0];

async function build(part: Part | null, by = dbt) {
  const nodes = new Set<string>();
  const failures: string[] = [];
  const exit = await by.build(part, {
    signal: new AbortController().signal,
    onEvent: (event) => {
      if (event.type === "done") nodes.add(event.node.split(".")[2] ?? "");
      if (event.type === "failure") failures.push(`${event.node}: ${event.message}`);
    },
  });
  return { code: exit.code, nodes: [...nodes], failures };
}
const onServed = async (...selectors: string[]): Promise<Part> => ({
  selectors,
  builds_on: (await served()).invocation_id,
});
const oids = async () =>
  Object.fromEntries(
    (await rows("select relname, oid from pg_class where relnamespace = 'marts'::regnamespace and relkind = 'r'")).map(
      ({ relname, oid }) => [relname, oid],
    ),
  );
/** What facts and donors say of the same gifts; equal in every build. */
const probe = `select
  (select coalesce(sum(net) filter (where is_raised), 0) from marts.fct_donations) as by_facts,
  (select coalesce(sum(lifetime_giving), 0) from marts.dim_donors) as by_donors,
  (select count(*) from marts.fct_donations)::integer as lines`;

describe("a build of a part", { timeout: 300_000 }, () => {
  it("builds only what depends on the table that changed, and leaves the other marts as they were", async () => {
    await landOrder(database.pool, 1, { tip: 5 });
    expect(await build(null)).toMatchObject({ code: 0, failures: [] });
    const before = await oids();
    await landDeal(database.pool, 7);
    const { code, nodes, failures } = await build(await onServed("source:hubspot.deals"));
    expect({ code, failures }).toEqual({ code: 0, failures: [] });
    expect(nodes).toContain("stg_hubspot__deals");
    expect(nodes).not.toContain("stg_shopify__orders");
    expect(nodes).not.toContain("int_order_lines");
    const after = await oids();
    expect(after.dim_products).toBe(before.dim_products);
    expect(after.dim_coral_sites).toBe(before.dim_coral_sites);
    expect(after.fct_deals).not.toBe(before.fct_deals);
    // Of this one only the rows that were touched are replaced.
    expect(after.fct_donations).toBe(before.fct_donations);
    expect(await rows("select deal_id from marts.fct_deals")).toEqual([{ deal_id: "7" }]);
    expect(await rows('select line_key from marts.fct_donations order by line_key collate "C"')).toEqual([
      { line_key: "hubspot:7" },
      { line_key: "shopify:10" },
      { line_key: "shopify:1:tip" },
    ]);
  });

  it("names the marts that it replaced", async () => {
    const [all, part] = await rows("select built_marts from marts.build_runs order by build_id");
    expect(all.built_marts).toContain("dim_coral_sites");
    expect(part.built_marts).toContain("fct_deals");
    expect(part.built_marts).not.toContain("dim_coral_sites");
  });

  it("tests also where the new rows meet a mart that was left alone", async () => {
    await landOrder(database.pool, 2, { tip: 5 });
    const { nodes } = await build(await onServed("source:shopify.orders"));
    // Reads deals, which are not built here.
    expect(nodes).toContain("assert_mirrored_deals_are_no_gifts");
  });

  it("that fails a test leaves the served marts untouched, and no part builds on what it left behind", async () => {
    const before = { marts: await oids(), served: await served() };
    await landOrder(database.pool, 3, { status: "half_paid", tip: 5 });
    const { code, failures } = await build(await onServed("source:shopify.orders"));
    expect(code).toBe(1);
    expect(failures.join()).toContain("accepted_values_stg_shopify__orders_financial_status");
    expect({ marts: await oids(), served: await served() }).toEqual(before);
    const [sums] = await rows(probe);
    expect(sums.by_facts).toBe(sums.by_donors);

    await database.pool.query("delete from raw_shopify.orders where id = 3");
    const next = await build(await onServed("source:shopify.orders"));
    expect(next.code).not.toBe(0);
    expect(next.failures.join()).toContain("everything must be built");
    expect(await served()).toEqual(before.served);
    expect(await build(null)).toMatchObject({ code: 0 });
  });

  it("is never seen half: facts and donors agree in every read while parts are published", async () => {
    let isOver = false;
    const seen = new Set<number>();
    const reading = (async () => {
      while (!isOver) {
        const [sums] = await rows(probe);
        expect(sums.by_facts).toBe(sums.by_donors);
        seen.add(sums.lines);
        await new Promise((wake) => setTimeout(wake, 5));
      }
    })();
    const before = (await rows(probe))[0].lines;
    try {
      for (const id of [4, 5]) {
        await landOrder(database.pool, id, { tip: 5 });
        expect(await build(await onServed("source:shopify.orders"))).toMatchObject({ code: 0, failures: [] });
      }
    } finally {
      isOver = true;
    }
    await reading;
    expect([...seen]).toEqual(expect.arrayContaining([before, before + 2]));
    expect((await rows(probe))[0].lines).toBe(before + 4);
  });

  it("that waits for a reader while another build begins is not published", async () => {
    await other.prepare();
    await landOrder(database.pool, 6, { tip: 5 });
    const reader = await database.pool.connect();
    await reader.query("begin; select count(*) from marts.dim_campaigns");
    const part = await onServed("source:shopify.orders");
    const waiting = build(part);
    await expect
      .poll(() => rows("select from pg_locks where mode = 'AccessExclusiveLock' and not granted"), {
        timeout: 60_000,
        interval: 20,
      })
      .not.toHaveLength(0);
    const later = build(null, other);
    const begun = "select obj_description(to_regnamespace('marts_build'), 'pg_namespace') as invocation";
    const [{ invocation }] = await rows(begun);
    await expect
      .poll(async () => (await rows(begun))[0].invocation, { timeout: 60_000, interval: 20 })
      .not.toBe(invocation);
    await reader.query("commit");
    reader.release();
    const refused = await waiting;
    expect(refused.code).not.toBe(0);
    expect(refused.failures.join()).toContain("another run of dbt began meanwhile");
    expect(await later).toMatchObject({ code: 0, failures: [] });
    expect((await served()).invocation_id).not.toBe(part.builds_on);
    expect(await rows("select from marts.build_runs")).toHaveLength(7);
  });
});
