import type pg from "pg";
import { z } from "zod";
import { median } from "../table.ts";
import { newestRun } from "./newestRun.ts";
import type { Shop } from "./shop.ts";
import { runWorker } from "./worker.ts";

const changes = 1_000;
/** How far the worker reads back before its cursor; taken off again, so that each round reads its own changes alone. */
const lookbackMs = 10 * 60_000;

const health = z.object({ now: z.string() });

export type Changes = { rows: number; stream_s: number; whole_s: number };

/** Fills the raw orders up with slim rows of other ids: the cost of finding a key among many is the same, the disk lasts. */
async function growTo(client: pg.ClientBase, rows: number): Promise<void> {
  await client.query(
    `insert into raw_shopify.orders (_airbyte_raw_id, _airbyte_extracted_at, _airbyte_meta, _airbyte_generation_id,
       id, admin_graphql_api_id, name, created_at, processed_at, updated_at, currency, total_price, line_items, refunds)
     select gen_random_uuid()::text, now(), '{"sync_id": null, "changes": []}', 0, n, 'gid://shopify/Order/' || n, '#' || n,
       timestamptz '2020-01-01' + n * interval '10 seconds', timestamptz '2020-01-01' + n * interval '10 seconds',
       timestamptz '2020-01-01' + n * interval '10 seconds', 'EUR', 29.0, '[]', '[]'
     from generate_series((select count(*) from raw_shopify.orders where id < 1000000000) + 1,
       $1::bigint - (select count(*) from raw_shopify.orders where id >= 1000000000)) n`,
    [rows],
  );
  await client.query("vacuum analyze raw_shopify.orders");
  await client.query("checkpoint");
}

/** Pays a little of `ids` back, and reads the changed orders: from the cursor to landed. */
async function readChanges(shop: Shop, client: pg.ClientBase, env: Record<string, string>, ids: string[]) {
  const before = health.parse(await (await fetch(`${shop.url}/_sandbox/health`)).json());
  const since = Date.parse(before.now) - 1_000;
  for (const id of ids) await shop.pull(`orders/${id}/refund`, { amount: 1 });
  await client.query("update ingest.stream_state set cursor = $1 where source = 'shopify' and stream = 'orders'", [
    JSON.stringify({ updated_at: new Date(since + lookbackMs).toISOString() }),
  ]);
  const { seconds } = await runWorker(env, []);
  const run = await newestRun(client);
  // The shop goes on meanwhile, so a few more may have changed.
  if (run.landed < ids.length) throw new Error(`${run.landed} of ${ids.length} changed orders landed`);
  return { stream_s: run.seconds, whole_s: seconds };
}

/** The middle of some rounds of 1,000 changed orders each, among `rows` rows. */
export async function timeChanges(
  shop: Shop,
  client: pg.ClientBase,
  env: Record<string, string>,
  options: { rows: number; rounds: number; ids: string[] },
): Promise<Changes> {
  await growTo(client, options.rows);
  const found = [];
  for (let round = 0; round < options.rounds; round += 1)
    found.push(await readChanges(shop, client, env, options.ids.splice(0, changes)));
  return {
    rows: options.rows,
    stream_s: median(found.map(({ stream_s }) => stream_s)),
    whole_s: median(found.map(({ whole_s }) => whole_s)),
  };
}

/** Ids of orders that can be changed once each, drawn from all over the shop. */
export async function changeable(client: pg.ClientBase, rounds: number): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select id from raw_shopify.orders where financial_status = 'paid' and total_price > 10 order by md5(id::text) limit $1`,
    [rounds * changes],
  );
  if (rows.length < rounds * changes)
    throw new Error(`the shop has only ${rows.length} orders to change: raise --orders`);
  return rows.map(({ id }) => id);
}
