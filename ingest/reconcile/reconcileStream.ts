import type pg from "pg";
import { inTransaction } from "../database.ts";
import { SourceError } from "../errors.ts";
import { landBatch, toBatch } from "../landBatch.ts";
import { readTombstones } from "../privacy/tombstones.ts";
import type { Counts, StreamRun } from "../runLog.ts";
import { addCounts } from "../runLog.ts";
import { readState, readSyncedThrough } from "../state.ts";
import type { Stream } from "../stream.ts";
import { markGone } from "../webhooks/markGone.ts";
import type { Compared, Difference, Month } from "./listed.ts";
import { addListed, closeListed, compareListed, compareMonths, openListed } from "./listed.ts";

/** What a comparison found (`missing`, `surplus`, `stale`: keys) and did (`deleted`, `repaired`, `rejected`: rows). */
export type Reconciliation = Omit<Difference, "raw_rows"> & {
  deleted: number;
  repaired: number;
  rejected: number;
  months: Month[];
};

export type ReconcileOptions = {
  connection: pg.ClientBase;
  run: StreamRun;
  /** Mark deleted whatever is missing, however much that is. */
  accept_deletions: boolean;
  signal: AbortSignal;
};

const rereadAtOnce = 500;
/** So few rows may always be deleted; above that, no more than this share of a stream. */
const plausible = { rows: 50, share: 0.2 };

function assertPlausible(name: string, found: Difference): void {
  const missing = found.missing.length;
  if (missing <= plausible.rows || missing <= found.raw_rows * plausible.share) return;
  throw new SourceError({
    code: "too_many_deleted",
    message: `The source no longer lists ${missing} of ${found.raw_rows} ${name}: more than can have been deleted. Nothing was marked as deleted.`,
    mend: "Check that its access still covers all of them (Shopify: read_all_orders). If they are truly gone, run: atoll ingest --reconcile --accept-deletions",
  });
}

/**
 * Compares one stream with its source and repairs raw: what the source lists and raw lacks, or holds in an older state, is
 * read again; what raw holds and the source does not list is asked for by its id, and only where it is not found either is it
 * marked as deleted. The caller holds the stream's lock and has just synced it. Nothing is marked before all that is asked
 * for has been answered. Null for a stream that has no inventory. Throws SourceError.
 */
export async function reconcileStream<Client>(
  stream: Stream<Client>,
  client: Client,
  options: ReconcileOptions,
): Promise<Reconciliation | null> {
  const { connection, run, signal } = options;
  const { inventory, read_by_id } = stream;
  const [table] = stream.tables;
  if (!inventory || !read_by_id || !table) return null;
  const { generation_id } = await readState(connection, run.source, run.stream);
  const synced_through = await readSyncedThrough(connection, run.source, run.stream);
  const horizon = new Date(synced_through.getTime() - (stream.cursor?.lookback_ms ?? 0)).toISOString();
  const compared: Compared = { table, columns: inventory.columns };

  const tombstones = await readTombstones(connection, stream.erasure_salt);
  const listed_from = new Date();
  await openListed(connection);
  for await (const entries of inventory.list(client, signal)) {
    signal.throwIfAborted();
    await addListed(connection, entries);
  }
  const found = await compareListed(connection, compared, { horizon, listed_from });
  if (!options.accept_deletions) assertPlausible(stream.name, found);

  const total: Counts = { read: 0, landed: 0, unchanged: 0, rejected: 0 };
  const gone: string[] = [];
  const wanted = [...found.surplus, ...found.stale, ...found.missing];
  for (let start = 0; start < wanted.length; start += rereadAtOnce) {
    const answer = await read_by_id(client, wanted.slice(start, start + rereadAtOnce), signal);
    signal.throwIfAborted();
    gone.push(...answer.missing);
    const batch = await toBatch(stream, client, answer.payloads, tombstones);
    await inTransaction(connection, async () => {
      const counts = await landBatch(connection, stream, batch, { run, generation_id });
      total.landed += counts.landed;
      total.rejected += counts.rejected;
    });
  }
  const deleted = await inTransaction(connection, async () => {
    const marked = await markGone(connection, table, "deleted", gone, new Date());
    if (marked > 0) await addCounts(connection, run, { read: 0, landed: marked, unchanged: 0, rejected: 0 });
    return marked;
  });
  const months = await compareMonths(connection, compared, horizon);
  await closeListed(connection);
  const { missing, surplus, stale } = found;
  return { missing, surplus, stale, deleted, repaired: total.landed, rejected: total.rejected, months };
}
