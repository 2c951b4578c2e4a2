import type pg from "pg";
import { z } from "zod";

const delivery = z.object({
  inbox_id: z.string(),
  source: z.string(),
  topic: z.string(),
  body: z.string().nullable(),
  attempts: z.number(),
});

/** One accepted delivery of a webhook that waits to be dealt with. */
export type Delivery = z.infer<typeof delivery>;

export type Outcome = "landed" | "ignored" | "refused";

/** Attempts before a delivery is given up; with the waits between them that is some four hours. */
const maxAttempts = 12;
const bytesAtOnce = 16_000_000;

/** The oldest deliveries whose time has come, as many as are no burden to hold: a body may have megabytes. */
export async function takeDue(client: pg.Pool): Promise<Delivery[]> {
  const result = await client.query(
    `select inbox_id, source, topic, body, attempts from (
       select *, sum(octet_length(body)) over (order by inbox_id) - octet_length(body) as bytes_before
       from ingest.webhook_inbox where processed_at is null and next_attempt_at <= now()
       order by inbox_id limit 500
     ) as due where coalesce(bytes_before, 0) < $1 order by inbox_id`,
    [bytesAtOnce],
  );
  return z.array(delivery).parse(result.rows);
}

/** Notes that a delivery changed raw rows; call it in the transaction that lands them, so that no build misses them. */
export async function noteLanded(client: pg.ClientBase, inbox_id: string, changed: number): Promise<void> {
  if (changed === 0) return;
  await client.query(
    "update ingest.webhook_inbox set rows_landed = rows_landed + $2, landed_at = clock_timestamp() where inbox_id = $1",
    [inbox_id, changed],
  );
}

/** Notes what deliveries name, as people read it; the body says it only until a delivery is closed. */
export async function noteRecords(client: pg.Pool, named: ReadonlyMap<string, string>): Promise<void> {
  if (named.size === 0) return;
  await client.query(
    `update ingest.webhook_inbox set records = named.records
     from unnest($1::bigint[], $2::text[]) as named (inbox_id, records) where webhook_inbox.inbox_id = named.inbox_id`,
    [[...named.keys()], [...named.values()]],
  );
}

/** Closes a delivery. Its body, which may hold personal data, is not kept. */
export async function close(client: pg.Pool, inbox_id: string, outcome: Outcome, reason: string | null): Promise<void> {
  await client.query(
    `update ingest.webhook_inbox set processed_at = now(), outcome = $2, last_error = $3, attempts = attempts + 1, body = null
     where inbox_id = $1`,
    [inbox_id, outcome, reason],
  );
}

/**
 * Puts a delivery back for later: 5 s after its first failure, twice as long after each further one, an hour at most. One
 * that is given up keeps its body until it is purged, so that somebody may have it tried again.
 */
export async function postpone(client: pg.Pool, inbox_id: string, reason: string): Promise<void> {
  await client.query(
    `update ingest.webhook_inbox set attempts = attempts + 1, last_error = $2,
       next_attempt_at = now() + least(interval '5 seconds' * power(2, attempts), interval '1 hour'),
       processed_at = case when attempts + 1 >= $3 then now() end,
       outcome = case when attempts + 1 >= $3 then 'given_up' end
     where inbox_id = $1`,
    [inbox_id, reason, maxAttempts],
  );
}

/** Leaves a delivery until its source may be asked again, which is no failure of the delivery; looked at each ten minutes. */
export async function hold(client: pg.Pool, inbox_id: string, held: { reason: string; until: Date }): Promise<void> {
  await client.query(
    `update ingest.webhook_inbox set last_error = $2, next_attempt_at = least($3, now() + interval '10 minutes')
     where inbox_id = $1`,
    [inbox_id, held.reason, held.until],
  );
}

/** Drops what was closed a week ago; senders repeat a delivery for a day at most. */
export async function purge(client: pg.Pool): Promise<void> {
  await client.query("delete from ingest.webhook_inbox where processed_at < now() - interval '7 days'");
}

/** How long until the next delivery may be dealt with, in milliseconds; null where none waits. */
export async function nextDueIn(client: pg.Pool): Promise<number | null> {
  const result = await client.query<{ ms: number | null }>(
    `select (extract(epoch from min(next_attempt_at) - clock_timestamp()) * 1000)::float8 as ms
     from ingest.webhook_inbox where processed_at is null`,
  );
  const ms = result.rows[0]?.ms ?? null;
  return ms === null ? null : Math.max(0, ms);
}
