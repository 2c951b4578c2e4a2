import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";

/** The tables that an order feeds. */
export const orderTables = ["orders", "order_refunds", "transactions"];

/**
 * Seconds that PostgreSQL's COPY takes for the very rows that landed, into tables with the same columns and indexes. Nothing
 * that lands rows one table at a time over one connection is faster.
 */
export async function timeCopy(client: pg.ClientBase, folder: string): Promise<{ seconds: number; bytes: number }> {
  await client.query("drop schema if exists floor cascade; create schema floor");
  let seconds = 0;
  let bytes = 0;
  for (const name of orderTables) {
    const file = join(folder, `${name}.copy`);
    await pipeline(client.query(copyTo(`copy raw_shopify.${name} to stdout`)), createWriteStream(file));
    await client.query(`create table floor.${name} (like raw_shopify.${name} including all)`);
    await client.query("checkpoint");
    const started = performance.now();
    await pipeline(createReadStream(file), client.query(copyFrom(`copy floor.${name} from stdin`)));
    seconds += (performance.now() - started) / 1000;
    bytes += (await stat(file)).size;
  }
  await client.query("drop schema floor cascade");
  return { seconds, bytes };
}
