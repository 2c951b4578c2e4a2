// What building the models costs at two sizes: everything, against plain SQL for the gift lines alone, and after some orders changed.
import { availableParallelism, loadavg } from "node:os";
import pg from "pg";
import { createPool } from "../ingest/database.ts";
import { buildWhatIsDue } from "../worker/buildMarts.ts";
import { openDbt } from "../worker/dbt.ts";
import { readWorkerEnv } from "../worker/env.ts";
import { timeFloor } from "./models/floor.ts";
import { watchMemory } from "./models/memory.ts";
import { readOptions } from "./models/options.ts";
import { changeOrders, fillRaw } from "./models/rawRows.ts";
import { median, printTable, round } from "./table.ts";

const options = readOptions(process.argv.slice(2));
const env = readWorkerEnv();
const pool = createPool(env.ingest.database_url, { name: "atoll bench" });
const client = new pg.Client({ connectionString: env.ingest.database_url });
await client.connect();
const log = { info: () => undefined, warn: () => undefined, error: console.error };
const { signal } = new AbortController();
const dbt = openDbt(env.dbt, log);
const say = (what: string): void => console.error(`  ${what}`);

async function build(full: boolean): Promise<{ seconds: number; nodes: number }> {
  const started = performance.now();
  const result = await buildWhatIsDue({ pool, dbt, run_id: null, signal, log, full });
  if (result?.status !== "succeeded") throw new Error(`the build failed: ${JSON.stringify(result?.failures)}`);
  return { seconds: (performance.now() - started) / 1000, nodes: result.nodes_done };
}

const size = async (): Promise<number> =>
  Number((await client.query("select pg_database_size(current_database()) as bytes")).rows[0].bytes) / 1e6;
const countLines = async (): Promise<number> =>
  Number((await client.query("select count(*) from marts.fct_donations")).rows[0].count);

async function measure(lines: number) {
  await client.query(
    "truncate raw_shopify.orders, raw_shopify.customers, raw_shopify.products, raw_shopify.product_variants, raw_hubspot.contacts",
  );
  say(`${lines} gift lines: landing them`);
  await fillRaw(client, lines);
  const raw_mb = await size();
  say("plain SQL, then everything");
  const floor_s = await timeFloor(client);
  await dbt.prepare();
  const { result: full, peak_mb } = await watchMemory(() => build(true));
  const found = await countLines();
  const disk_mb = (await size()) - raw_mb;
  say(`${options.rounds} times ${options.changes} changed orders`);
  const parts = [];
  for (let nth = 0; nth < options.rounds; nth += 1) {
    await changeOrders(client, options.changes, nth);
    parts.push(await build(false));
  }
  return {
    lines: found,
    "plain SQL s": round(floor_s, 1),
    "full build s": round(full.seconds, 1),
    "full / plain": round(full.seconds / floor_s),
    nodes: full.nodes,
    "after changes s": round(median(parts.map(({ seconds }) => seconds)), 1),
    "its nodes": parts[0]?.nodes ?? 0,
    "memory MB": Math.round(peak_mb),
    "disk MB": Math.round(disk_mb),
    "raw MB": Math.round(raw_mb),
  };
}

try {
  const rows = [];
  for (const lines of options.lines) rows.push(await measure(lines));
  printTable(rows);
  const [few, many] = [rows[0], rows.at(-1)];
  if (few && many && few !== many)
    console.log(
      `After changes, most lines to fewest: ${round(many["after changes s"] / few["after changes s"])} (<= 1.3)`,
    );
  const [load] = loadavg();
  console.log(`Load of this machine at the end: ${round(load ?? 0, 1)} on ${availableParallelism()} processors.`);
  console.log(JSON.stringify({ bench: "models", ...options, rows }));
} finally {
  await dbt.close();
  await pool.end();
  await client.end();
}
