import type pg from "pg";
import { z } from "zod";

const one = z.tuple([z.object({ seconds: z.number(), landed: z.number() })]);

/** What the run log tells of the newest sync of the orders: its seconds, without the start of the process. */
export async function newestRun(client: pg.ClientBase): Promise<{ seconds: number; landed: number }> {
  const { rows } = await client.query(
    `select extract(epoch from finished_at - started_at)::float8 as seconds, rows_landed::integer as landed
     from ingest.stream_runs where source = 'shopify' and stream = 'orders' order by run_id desc limit 1`,
  );
  return one.parse(rows)[0];
}
