// How long a build takes on the data that this Atoll has: from the command line, warm, and of a part after a row has landed.
import { createPool } from "../ingest/database.ts";
import { noteLanding } from "../ingest/landings.ts";
import { buildWhatIsDue } from "../worker/buildMarts.ts";
import type { Dbt } from "../worker/dbt.ts";
import { openDbt } from "../worker/dbt.ts";
import { readWorkerEnv } from "../worker/env.ts";
import { withWorkLock } from "../worker/workLock.ts";
import { median, printTable, round } from "./table.ts";

const rounds = 3;
const env = readWorkerEnv();
const pool = createPool(env.ingest.database_url, { name: "atoll bench" });
const log = { info: () => undefined, warn: () => undefined, error: console.error };
const { signal } = new AbortController();

const warm = openDbt(env.dbt, log);
// Without its Python dbt can only be started from the command line.
const cold = openDbt({ ...env.dbt, python: "/nonexistent" }, log);

type Landed = { schema: string; name: string };
const cases: { name: string; dbt: Dbt; landed: Landed | null }[] = [
  { name: "cold, everything", dbt: cold, landed: null },
  { name: "warm, everything", dbt: warm, landed: null },
  { name: "warm, after an order", dbt: warm, landed: { schema: "raw_shopify", name: "orders" } },
  { name: "warm, after a contact", dbt: warm, landed: { schema: "raw_hubspot", name: "contacts" } },
  { name: "warm, after a deal", dbt: warm, landed: { schema: "raw_hubspot", name: "deals" } },
];

async function build(dbt: Dbt, landed: Landed | null): Promise<{ nodes: number; seconds: number }> {
  const client = await pool.connect();
  if (landed) await noteLanding(client, landed);
  client.release();
  const started = performance.now();
  const result = await buildWhatIsDue({ pool, dbt, run_id: null, signal, log, full: landed === null });
  if (result?.status !== "succeeded") throw new Error(`the build failed: ${JSON.stringify(result?.failures)}`);
  return { nodes: result.nodes_done, seconds: (performance.now() - started) / 1000 };
}

const onWait = (): void => console.log("Waiting for the sync under way.");
try {
  const rows = await withWorkLock(pool, { signal, onWait }, async () => {
    await warm.prepare();
    const measured = [];
    for (const { name, dbt, landed } of cases) {
      const results = [];
      for (let n = 0; n < rounds; n += 1) results.push(await build(dbt, landed));
      const seconds = results.map((each) => each.seconds);
      measured.push({
        build: name,
        nodes: results[0]?.nodes ?? 0,
        "median s": round(median(seconds), 1),
        "worst s": round(Math.max(...seconds), 1),
      });
    }
    return measured;
  });
  printTable(rows);
  console.log(JSON.stringify({ bench: "build", rounds, rows }));
} finally {
  await Promise.all([warm.close(), cold.close()]);
  await pool.end();
}
