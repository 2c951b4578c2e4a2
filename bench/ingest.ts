// What landing costs: against PostgreSQL's COPY of the same bytes, against dlt on the same pages, and as the shop grows.
import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { orders as orderStream } from "../ingest/sources/shopify/orders.ts";
import { ingestBenchEnv } from "./env.ts";
import { changeable, timeChanges } from "./ingest/changes.ts";
import { installDlt, timeDlt } from "./ingest/dlt.ts";
import { orderTables, timeCopy } from "./ingest/floor.ts";
import { newestRun } from "./ingest/newestRun.ts";
import { readOptions } from "./ingest/options.ts";
import { openReplay } from "./ingest/replay.ts";
import { behind, instantOf, openShop, timeBulkFile, timePages, whenFetched, windowOf } from "./ingest/shop.ts";
import { growthOf, runWorker } from "./ingest/worker.ts";
import { printTable, round } from "./table.ts";

const { DATABASE_URL: database_url } = ingestBenchEnv();
const options = readOptions(process.argv.slice(2));
const folder = await mkdtemp(join(tmpdir(), "atoll-bench-ingest-"));
const client = new pg.Client({ connectionString: database_url });
await client.connect();
// A stop ends the shop as well, which is a process of its own.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
const say = (what: string): void => console.error(`  ${what}`);

const now = instantOf(options.orders);
const shop = await openShop({ now, folder });
const env = { ...shop.env, DATABASE_URL: database_url };
const countOrders = async (): Promise<number> =>
  Number((await client.query("select count(*) from raw_shopify.orders")).rows[0].count);
const forget = () =>
  client.query(`truncate ${orderTables.map((name) => `raw_shopify.${name}`).join(", ")};
    delete from ingest.stream_state where source = 'shopify' and stream = 'orders'`);

try {
  say("pages: the shop alone, Atoll, dlt");
  const python = await installDlt(folder);
  const { from, orders: paged } = await windowOf(shop, options.pages, now);
  const pages_s = await timePages(shop, from, now);
  await forget();
  await client.query(
    `insert into ingest.stream_state (source, stream, cursor, asked_mark) values ('shopify', 'orders', $1, $2)`,
    // The worker reads ten minutes back from its cursor; a mark of other questions would make it read everything.
    [JSON.stringify({ updated_at: new Date(Date.parse(from) + 600_000).toISOString() }), orderStream.asked_mark],
  );
  const replay = await openReplay(shop);
  const replayed = behind(shop, replay.url);
  const pagesEnv = { ...env, SHOPIFY_API_URL: replay.url };
  await timePages(replayed, from, now);
  const replay_s = await timePages(replayed, from, now);
  const atollPages = await runWorker(pagesEnv, []);
  const { seconds: atollPages_s } = await newestRun(client);
  const landed = await countOrders();
  // The shop goes on meanwhile, so a few more may have changed.
  if (landed < paged || landed > paged + 20) throw new Error(`Atoll landed ${landed} of ${paged} orders`);
  const window = { from, now, database_url, folder };
  const merge_s = await timeDlt(python, replayed, { ...window, write_disposition: "merge" });
  const append_s = await timeDlt(python, replayed, { ...window, write_disposition: "append" });
  replay.close();

  say("bulk: Atoll, then COPY of the same bytes");
  await forget();
  const over = new AbortController();
  const fetched = whenFetched(shop, over.signal);
  const bulk = await runWorker({ ...env, SHOPIFY_BULK_FROM: "0" }, ["--full"]);
  over.abort();
  const fetched_at = (await fetched) ?? 0;
  const bulk_s = bulk.ended - fetched_at;
  const file = await timeBulkFile(shop);
  const orders = await countOrders();
  const copy = await timeCopy(client, folder);

  say(`changes: ${options.rounds} times 1,000 among ${options.few}, then among ${options.many}`);
  const ids = await changeable(client, 2 * options.rounds);
  const few = await timeChanges(shop, client, env, { rows: options.few, rounds: options.rounds, ids });
  const many = await timeChanges(shop, client, env, { rows: options.many, rounds: options.rounds, ids });

  const row = (what: string, rows: number, seconds: number, ratio: number | string, goal: string) => ({
    what,
    orders: rows,
    seconds: round(seconds, 1),
    "orders/s": Math.round(rows / seconds),
    ratio,
    goal,
  });
  const ratios = {
    bulk_to_copy: round(copy.seconds / bulk_s),
    pages_to_dlt_merge: round(merge_s / atollPages_s),
    pages_to_dlt_append: round(append_s / atollPages_s),
    peak_memory_mb: Math.round(bulk.peak_mb),
    memory_growth: round(growthOf(bulk, fetched_at)),
    many_to_few: round(many.stream_s / few.stream_s),
  };
  printTable([
    row("shop alone: bulk file written", orders, file.written_s, "-", "-"),
    row("shop alone: bulk file fetched", orders, file.fetched_s, "-", "-"),
    row("COPY of the same bytes (floor)", orders, copy.seconds, 1, "-"),
    row("Atoll, bulk file to landed", orders, bulk_s, ratios.bulk_to_copy, ">= 0.5"),
    row("shop alone: pages answered", paged, pages_s, "-", "-"),
    row("replay alone: pages answered", paged, replay_s, "-", "-"),
    row("Atoll, pages", paged, atollPages_s, 1, "-"),
    row("dlt, pages, merge", paged, merge_s, ratios.pages_to_dlt_merge, ">= 3"),
    row("dlt, pages, append", paged, append_s, ratios.pages_to_dlt_append, "-"),
    row(`1,000 changes among ${few.rows}`, 1_000, few.stream_s, 1, "-"),
    row(`1,000 changes among ${many.rows}`, 1_000, many.stream_s, ratios.many_to_few, "<= 1.3"),
  ]);
  printTable([
    { memory: "bulk, peak MB", found: ratios.peak_memory_mb, goal: "<= 400" },
    { memory: "bulk, late to early", found: ratios.memory_growth, goal: "flat" },
    { memory: "pages, peak MB", found: Math.round(atollPages.peak_mb), goal: "-" },
    { memory: "bulk file, MB", found: Math.round(file.bytes / 1e6), goal: "-" },
    { memory: "landed bytes, MB", found: Math.round(copy.bytes / 1e6), goal: "-" },
  ]);
  const [load] = loadavg();
  console.log(`Load of this machine at the end: ${round(load ?? 0, 1)} on ${availableParallelism()} processors.`);
  console.log(JSON.stringify({ bench: "ingest", ...options, ratios }));
} finally {
  await shop.close();
  await client.end();
  await rm(folder, { recursive: true, force: true });
}
