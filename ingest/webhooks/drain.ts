import type pg from "pg";
import { toFailure } from "../errors.ts";
import { holdOf } from "../gate.ts";
import type { Log, OpenSource } from "../sync.ts";
import type { Errand, Meaning } from "./errand.ts";
import { refused } from "./errand.ts";
import { readHubspotEvent } from "./hubspotEvent.ts";
import type { Delivery } from "./inbox.ts";
import { close, hold, noteLanded, noteRecords, postpone, purge, takeDue } from "./inbox.ts";
import { markUninstalled } from "./markUninstalled.ts";
import { readShopifyTopic } from "./shopifyTopic.ts";

export type Drained = { taken: number; landed: number; failed: number };

type Wanted = { source: string; stream: string; deliveries: Delivery[]; errands: Errand[] };

function meaningOf(delivery: Delivery): Meaning {
  let body: unknown;
  try {
    body = JSON.parse(delivery.body ?? "");
  } catch (error) {
    return refused(`the body is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  return delivery.source === "shopify" ? readShopifyTopic(delivery.topic, body) : readHubspotEvent(body);
}

/** What was claimed last of each id counts: erasing is more than deleting, and neither is taken back by another claim. */
function claimsOf(errands: readonly Errand[]): Map<string, "deleted" | "erased"> {
  const claims = new Map<string, "deleted" | "erased">();
  for (const { id, gone } of errands) {
    if (gone && claims.get(id) !== "erased") claims.set(id, gone);
  }
  return claims;
}

/**
 * Deals with the deliveries that are due: each record they name is read again once, however many deliveries name it, and
 * landed. A delivery that could not be served keeps its row, with the cause, for a later attempt. Call it while holding
 * the work lock.
 */
export async function drainInbox(options: {
  pool: pg.Pool;
  sources: readonly OpenSource[];
  signal: AbortSignal;
  log: Log;
}): Promise<Drained> {
  const { pool, signal } = options;
  const total: Drained = { taken: 0, landed: 0, failed: 0 };
  await purge(pool);
  for (;;) {
    signal.throwIfAborted();
    const deliveries = await takeDue(pool);
    if (deliveries.length === 0) return total;
    const { landed, failed } = await drainBatch(deliveries, options);
    total.taken += deliveries.length;
    total.landed += landed;
    total.failed += failed;
  }
}

async function drainBatch(
  deliveries: readonly Delivery[],
  options: Parameters<typeof drainInbox>[0],
): Promise<Omit<Drained, "taken">> {
  const { pool, sources, log } = options;
  const served = new Set<Delivery>();
  const faults = new Map<Delivery, string>();
  const groups = new Map<string, Wanted>();
  const named = new Map<string, string>();

  const holds = new Map<string, Awaited<ReturnType<typeof holdOf>>>();
  for (const source of sources) holds.set(source.name, await holdOf(pool, source));

  for (const delivery of deliveries) {
    const held = holds.get(delivery.source);
    if (held) {
      await hold(pool, delivery.inbox_id, held);
      continue;
    }
    const meaning = meaningOf(delivery);
    if (meaning.kind === "ignored" || meaning.kind === "refused") {
      await close(pool, delivery.inbox_id, meaning.kind, meaning.reason);
      if (meaning.kind === "refused") log.warn({ ...nameOf(delivery), reason: meaning.reason }, "webhook refused");
      continue;
    }
    const source = sources.find(({ name }) => name === delivery.source);
    served.add(delivery);
    if (!source) {
      faults.set(delivery, `${delivery.source} is not set up, so nothing can be read from it.`);
    } else if (meaning.kind === "uninstalled") {
      await markUninstalled(pool, source);
      log.error(nameOf(delivery), "the app was uninstalled at the source");
    } else {
      named.set(delivery.inbox_id, meaning.errands.map(({ stream, id }) => `${stream} ${id}`).join(", "));
      for (const errand of meaning.errands) {
        const key = `${delivery.source}.${errand.stream}`;
        const group = groups.get(key) ?? { source: source.name, stream: errand.stream, deliveries: [], errands: [] };
        group.errands.push(errand);
        if (!group.deliveries.includes(delivery)) group.deliveries.push(delivery);
        groups.set(key, group);
      }
    }
  }

  await noteRecords(pool, named);
  let landed = 0;
  for (const group of groups.values()) {
    try {
      landed += await serve(group, options);
    } catch (error) {
      options.signal.throwIfAborted();
      const { code, message } = toFailure(error);
      log.error({ source: group.source, stream: group.stream, code, err: error }, "webhooks could not be served yet");
      for (const delivery of group.deliveries) faults.set(delivery, message);
    }
  }
  for (const delivery of served) {
    const fault = faults.get(delivery);
    if (fault === undefined) await close(pool, delivery.inbox_id, "landed", null);
    else await postpone(pool, delivery.inbox_id, fault);
  }
  return { landed, failed: faults.size };
}

const nameOf = ({ inbox_id, source, topic }: Delivery) => ({ inbox_id, source, topic });

async function serve(group: Wanted, options: Parameters<typeof drainInbox>[0]): Promise<number> {
  const { pool, sources, signal, log } = options;
  const source = sources.find(({ name }) => name === group.source);
  const [first] = group.deliveries;
  if (!source || !first) return 0;
  const gone = claimsOf(group.errands);
  const connection = await pool.connect();
  let isDone = false;
  try {
    const { landed, rejected, missing } = await source.reread(group.stream, {
      connection,
      ids: [...new Set(group.errands.map(({ id }) => id))],
      gone,
      signal,
      onLanded: (changed) => noteLanded(connection, first.inbox_id, changed),
    });
    isDone = true;
    const unexplained = missing.filter((id) => !gone.has(id));
    log.info(
      {
        source: group.source,
        stream: group.stream,
        deliveries: group.deliveries.length,
        landed,
        rejected,
        unexplained,
      },
      "webhooks served",
    );
    return landed;
  } finally {
    // A failed one may leave the connection inside a transaction; closing it also frees its locks.
    connection.release(!isDone);
  }
}
