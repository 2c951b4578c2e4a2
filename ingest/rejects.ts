import type pg from "pg";
import { toJson } from "./copyText.ts";

export type Reject = { record_key: string | null; field: string; reason: string; payload: unknown };
type Origin = { run_id: string | null; source: string; stream: string };

// A record without a key is known by its whole content.
const sameFault = `source = $2 and stream = $3 and field = $5 and reason = $6
  and (record_key = $4 or $4::text is null and record_key is null and payload = $7::jsonb)`;

/**
 * Keeps records that could not be read, with what was wrong, in the transaction that lands their neighbours. The same fault
 * of the same record, met again, renews its row; one that somebody has closed stays closed while the record is as it was.
 */
export async function keepRejects(client: pg.ClientBase, origin: Origin, rejects: readonly Reject[]): Promise<void> {
  for (const { record_key, field, reason, payload } of rejects) {
    const values = [origin.run_id, origin.source, origin.stream, record_key, field, reason, toJson(payload)];
    const renewed = await client.query(
      `update ingest.rejects set run_id = $1, rejected_at = now(), payload = $7,
         replay_requested_at = case when payload = $7::jsonb then replay_requested_at end
       where ${sameFault} and closed_at is null`,
      values,
    );
    if (renewed.rowCount !== 0) continue;
    await client.query(
      `insert into ingest.rejects (run_id, source, stream, record_key, field, reason, payload)
       select $1::bigint, $2, $3, $4, $5, $6, $7::jsonb where not exists (
         select from ingest.rejects where ${sameFault} and payload = $7::jsonb and outcome in ('replayed', 'dismissed')
       )`,
      values,
    );
  }
}

/** Closes the rejects of records that have now been read well; call it in the transaction that lands them. */
export async function closeReadLater(
  client: pg.ClientBase,
  { source, stream }: Pick<Origin, "source" | "stream">,
  record_keys: readonly string[],
): Promise<void> {
  await client.query(
    `update ingest.rejects set closed_at = now(), outcome = 'read_later', replay_requested_at = null
     where source = $1 and stream = $2 and record_key = any($3) and closed_at is null`,
    [source, stream, record_keys],
  );
}
