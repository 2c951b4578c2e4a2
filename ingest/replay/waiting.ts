import type pg from "pg";
import { z } from "zod";

const row = z.object({
  reject_id: z.string(),
  source: z.string(),
  stream: z.string(),
  record_key: z.string().nullable(),
  payload: z.unknown(),
  replay_requested_at: z.date(),
});

/** A reject that somebody asked to land again; `payload` is the record as mended, or as it came. */
export type Replay = z.infer<typeof row>;

const isWaiting = "replay_requested_at is not null and replayed_at is null and closed_at is null";

/** The oldest requests, a bounded number at a time. */
export async function takeReplays(client: pg.Pool): Promise<Replay[]> {
  const result = await client.query(
    `select reject_id, source, stream, record_key, coalesce(replay_payload, payload) as payload, replay_requested_at
     from ingest.rejects where ${isWaiting} order by reject_id limit 200`,
  );
  return z.array(row).parse(result.rows);
}

export async function hasReplays(client: pg.Pool): Promise<boolean> {
  const result = await client.query(`select from ingest.rejects where ${isWaiting} limit 1`);
  return result.rowCount !== 0;
}

/** Closes a reject whose record has landed; call it in the transaction that lands it, so that no build misses it. */
export async function closeReplayed(client: pg.ClientBase, { reject_id }: Replay, changed: number): Promise<void> {
  await client.query(
    `update ingest.rejects set replayed_at = now(), closed_at = now(), closed_by = replay_requested_by, outcome = 'replayed',
       replay_field = null, replay_reason = null, rows_landed = $2::bigint,
       landed_at = case when $2::bigint > 0 then clock_timestamp() end
     where reject_id = $1`,
    [reject_id, changed],
  );
}

/** Notes why a replay was refused; the reject stays open, with the record as it was mended. */
export async function refuseReplay(
  client: pg.ClientBase | pg.Pool,
  { reject_id }: Replay,
  fault: { field: string; reason: string },
): Promise<void> {
  await client.query(
    "update ingest.rejects set replayed_at = now(), replay_field = $2, replay_reason = $3 where reject_id = $1",
    [reject_id, fault.field, fault.reason],
  );
}
