import { createHash } from "node:crypto";
import { z } from "zod";
import type { Database } from "../database.ts";
import { HttpError } from "../errors.ts";

/** One row of the inbox; `body` is JSON as text. */
type Delivery = { dedupe_key: string; topic: string; body: string };

const keyed = z.looseObject({
  portalId: z.unknown(),
  subscriptionId: z.unknown(),
  eventId: z.unknown(),
  objectId: z.unknown(),
  occurredAt: z.unknown(),
  subscriptionType: z.string().optional(),
  eventType: z.string().optional(),
});

/** HubSpot sends up to 100 events at once. One's eventId is not unique, so it is known by these five together. */
export function toHubspotDeliveries(body: Buffer): Delivery[] {
  let received: unknown;
  try {
    received = JSON.parse(body.toString("utf8"));
  } catch (error) {
    throw new HttpError(400, "invalid_request", "The body is no JSON.", { cause: error });
  }
  const events = z.array(keyed).safeParse(received);
  if (!events.success) throw new HttpError(400, "invalid_request", "The body is no list of events.");
  return events.data.map((event) => {
    const text = JSON.stringify(event);
    const parts = [event.portalId, event.subscriptionId, event.eventId, event.objectId, event.occurredAt];
    // An event of another shape is known by its whole text: none is lost, and a repeated one is still met once.
    const isKnown = parts.every((part) => part !== undefined && part !== null);
    return {
      dedupe_key: isKnown ? parts.join(":") : createHash("sha256").update(text).digest("hex"),
      topic: event.subscriptionType ?? event.eventType ?? "unknown",
      body: text,
    };
  });
}

/** Stores deliveries in one statement and wakes the worker; those that are known already change nothing. */
export async function store(database: Database, source: "shopify" | "hubspot", deliveries: readonly Delivery[]) {
  const columns = (["dedupe_key", "topic", "body"] as const).map((name) => deliveries.map((one) => one[name]));
  await database.run(
    `with arrived as (
       insert into ingest.webhook_inbox (source, dedupe_key, topic, body)
       select $1, * from unnest($2::text[], $3::text[], $4::text[])
       on conflict (source, dedupe_key) do nothing returning 1
     )
     select pg_notify('atoll_inbox', '') from (select from arrived limit 1) as any_arrived`,
    [source, ...columns],
  );
}
