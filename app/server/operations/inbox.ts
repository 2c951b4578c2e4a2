import { z } from "zod";
import { type Inbox, inbox as inboxShape } from "../../shared/inbox.ts";
import { type Database, instant, wholeNumber } from "../database.ts";

const newest = 40;
const shownHours = 24;

const counted = { landed: wholeNumber, ignored: wholeNumber, failed: wholeNumber, waiting: wholeNumber };
const countSql = `count(*) filter (where outcome = 'landed') as landed, count(*) filter (where outcome = 'ignored') as ignored,
  count(*) filter (where outcome in ('refused', 'given_up')) as failed,
  count(*) filter (where inbox_id is not null and processed_at is null) as waiting`;

const deliveryRow = z.object({
  ...inboxShape.shape.deliveries.element.shape,
  inbox_id: wholeNumber,
  received_at: instant,
  next_attempt_at: instant,
  processed_at: instant.nullable(),
});

/** Webhooks as they stand. What needs somebody comes first among the newest. */
export async function readInbox(database: Database): Promise<Inbox> {
  const [sources, hours, deliveries] = await Promise.all([
    database.rows(
      z.object({
        source: z.string(),
        ...counted,
        retrying: wholeNumber,
        given_up: wholeNumber,
        last_received_at: instant,
      }),
      `select source, ${countSql}, count(*) filter (where processed_at is null and attempts > 0) as retrying,
         count(*) filter (where outcome = 'given_up') as given_up, max(received_at) as last_received_at
       from ingest.webhook_inbox group by source order by source desc`,
    ),
    database.rows(
      z.object({ hour: instant, ...counted }),
      `select hour, ${countSql}
       from generate_series(date_trunc('hour', now()) - interval '${shownHours - 1} hours', now(), interval '1 hour') as hour
       left join ingest.webhook_inbox on received_at >= hour and received_at < hour + interval '1 hour'
       group by hour order by hour`,
    ),
    database.rows(
      deliveryRow,
      `select inbox_id, source, topic, records, received_at, attempts, next_attempt_at, processed_at, outcome,
         last_error
       from ingest.webhook_inbox
       order by coalesce(outcome = 'given_up', attempts > 0) desc, inbox_id desc limit ${newest}`,
    ),
  ]);
  return { sources, hours, deliveries };
}

/** Puts deliveries that were given up, or wait for their next try, in line again and wakes the worker. Returns how many. */
export async function retryDeliveries(database: Database, inboxId: number | null): Promise<number> {
  const count = await database.run(
    `update ingest.webhook_inbox set processed_at = null, outcome = null, attempts = 0, next_attempt_at = now()
     where ($1::bigint is null or inbox_id = $1)
       and (outcome = 'given_up' and body is not null or processed_at is null and attempts > 0)`,
    [inboxId],
  );
  if (count > 0) await database.run("select pg_notify('atoll_inbox', '')");
  return count;
}
