import type pg from "pg";
import { inTransaction } from "../database.ts";
import { SourceError } from "../errors.ts";
import { landRows, settleRejects, toBatch } from "../landBatch.ts";
import { tryLockSoon, unlock } from "../lock.ts";
import { readTombstones } from "../privacy/tombstones.ts";
import { readState } from "../state.ts";
import type { Stream } from "../stream.ts";
import { eraseTold } from "./eraseTold.ts";
import type { Errand } from "./errand.ts";
import { markGone } from "./markGone.ts";

/** `gone` holds the ids of which a delivery says that they were deleted or erased. */
export type RereadOptions = {
  connection: pg.ClientBase;
  source: string;
  ids: readonly string[];
  gone: ReadonlyMap<string, Exclude<Errand["gone"], null>>;
  signal: AbortSignal;
  /** Called in the transaction that lands, with the number of rows it changed. */
  onLanded: (changed: number) => Promise<void>;
};

export type Reread = { landed: number; rejected: number; missing: string[] };

/**
 * Reads single records again and lands them the way a sync does: same schema, same rejects, same tables. The cursor stays
 * where it is, so the next sync meets the same records as unchanged. Throws SourceError; the
 * connection must then be closed.
 */
export async function rereadStream<Client>(
  stream: Stream<Client>,
  client: Client,
  options: RereadOptions,
): Promise<Reread> {
  const { connection, source, ids, gone, signal } = options;
  const lock = `${source}.${stream.name}`;
  if (!stream.read_by_id) throw new Error(`${lock} cannot be read by id`);
  if (!(await tryLockSoon(connection, "stream", lock))) {
    throw new SourceError({
      code: "already_running",
      message: `A sync is reading ${lock} right now.`,
      mend: "It is tried again in a moment.",
    });
  }
  const found = await stream.read_by_id(client, ids, signal);
  const batch = await toBatch(stream, client, found.payloads, await readTombstones(connection, stream.erasure_salt));
  const { generation_id } = await readState(connection, source, stream.name);
  const missing = new Set(found.missing);
  let changed = 0;
  let rejected = 0;
  await inTransaction(connection, async () => {
    const landed = await landRows(connection, stream, batch, { run_id: null, generation_id });
    changed += landed.changed;
    rejected = landed.rejects.length;
    // The first table holds the records themselves.
    for (const table of stream.tables.slice(0, 1)) {
      for (const kind of ["deleted", "erased"] as const) {
        const marked = [...gone].flatMap(([id, claim]) => (claim === kind && missing.has(id) ? [id] : []));
        const told = kind === "erased" ? await eraseTold(connection, table, marked, stream.erasure_salt) : null;
        // Who is known to be erased keeps a pseudonym, so that what belonged together still does.
        changed +=
          (told ?? 0) + (await markGone(connection, table, told === null ? kind : "deleted", marked, new Date()));
      }
    }
    await settleRejects(connection, batch, { run_id: null, source, stream: stream.name }, landed.rejects);
    await options.onLanded(changed);
  });
  await unlock(connection, "stream", lock);
  return { landed: changed, rejected, missing: found.missing };
}
