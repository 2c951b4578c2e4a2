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
import { landOrder } from "./testing/landed.ts";

const log = { info: () => undefined, warn: (...said: unknown[]) => console.warn(...said), error: () => undefined };
let database: TestDatabase;
let folder: string;
let dbt: Dbt;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrateApp(database.url);
  folder = mkdtempSync(join(tmpdir(), "atoll-history-"));
  const { PATH = "", HOME = "" } = environment;
  dbt = openDbt(
    {
      command: dbtCommand,
      python: join(dirname(dbtCommand), "python"),
      project_dir: project,
      output_dir: folder,
      database_url: database.url,
      // The clock of the database: each build has an instant of its own.
      vars: {},
      environment: { PATH, HOME },
    },
    log,
  );
  await dbt.prepare();
}, 60_000);
afterAll(async () => {
  await dbt?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
  await database?.drop();
});

const rows = async (sql: string) => (await database.pool.query(sql)).rows;
const build = async (part: Part | null) =>
  (await dbt.build(part, { signal: new AbortController().signal, onEvent: () => undefined })).code;
const afterOrders = async (): Promise<Part> => {
  const [served] = await rows("select invocation_id from marts.build_runs order by build_id desc limit 1");
  return { selectors: ["source:shopify.orders"], builds_on: served.invocation_id };
};
const history = () =>
  rows(`select donors.email, history.giving_tier, history.valid_from, history.valid_to, history.is_current
    from marts.dim_donor_history as history join marts.dim_donors as donors using (donor_key)
    order by email, valid_from`);
const tip = (id: number, amount: number) =>
  database.pool.query(
    "update raw_shopify.orders set total_tip_received = $2, _airbyte_extracted_at = now() where id = $1",
    [id, amount],
  );

describe("the history of donors", { timeout: 300_000 }, () => {
  it("gains a row where a donor changed, in a part as well, and keeps those of everybody else", async () => {
    await landOrder(database.pool, 1, { tip: 5 });
    await landOrder(database.pool, 2, { tip: 5 });
    expect(await build(null)).toBe(0);
    const [first, second] = await history();
    expect([first.giving_tier, second.giving_tier]).toEqual(["micro", "micro"]);

    await tip(1, 200);
    expect(await build(await afterOrders())).toBe(0);
    const [ended, begun, other, ...more] = await history();
    expect(ended).toMatchObject({ giving_tier: "micro", valid_from: first.valid_from, is_current: false });
    expect(begun).toMatchObject({ giving_tier: "small", valid_from: ended.valid_to, is_current: true });
    expect(other).toEqual(second);
    expect(more).toEqual([]);
  });

  it("knows nothing of a build that failed", async () => {
    const before = await history();
    await tip(2, 200);
    await landOrder(database.pool, 3, { status: "half_paid", tip: 5 });
    expect(await build(await afterOrders())).toBe(1);
    expect(await history()).toEqual(before);
    await database.pool.query("delete from raw_shopify.orders where id = 3");
  });

  it("lives through a build of everything, which finds the change that the failed one could not show", async () => {
    const before = await history();
    expect(await build(null)).toBe(0);
    const after = await history();
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
    expect(after.slice(2).map(({ giving_tier, is_current }) => [giving_tier, is_current])).toEqual([
      ["micro", false],
      ["small", true],
    ]);
  });
});
