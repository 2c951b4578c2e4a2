import type pg from "pg";
import { breathe } from "./breathe.ts";
import { type CopyRow, copyRowOf } from "./copyRow.ts";
import { land } from "./land.ts";
import { markLostChildren } from "./lostChildren.ts";
import { scrubbed } from "./privacy/scrub.ts";
import type { Tombstones } from "./privacy/tombstones.ts";
import type { Reject } from "./rejects.ts";
import { closeReadLater, keepRejects } from "./rejects.ts";
import type { Counts, StreamRun } from "./runLog.ts";
import { addCounts } from "./runLog.ts";
import type { Row, Stream } from "./stream.ts";

/** What a row was made of. */
type Known = { record_key: string | null; payload: unknown };

/**
 * Records sorted into rows per table and rejects; `updated` holds the change date of each that could be read, `records` what
 * each of those was.
 */
export type Batch = {
  read: number;
  rows: (CopyRow & { of: Known })[][];
  rejects: Reject[];
  updated: (string | null)[];
  records: Known[];
};

/** So many records are checked and turned into text at a time, a few milliseconds; then the batch before may land on. */
const atOnce = 20;

export async function toBatch<Client>(
  stream: Stream<Client>,
  client: Client,
  payloads: readonly unknown[],
  /** Of people who were erased; null where there are none. */
  tombstones: Tombstones | null,
): Promise<Batch> {
  const makers = stream.tables.map((table) => {
    const make = copyRowOf(table);
    return (row: Row) => make(scrubbed(table, row, tombstones));
  });
  const batch: Batch = { read: payloads.length, rows: makers.map(() => []), rejects: [], updated: [], records: [] };
  for (const [index, payload] of payloads.entries()) {
    if (index % atOnce === atOnce - 1) await breathe();
    const translation = stream.translate(payload, client);
    if (!translation.ok) {
      batch.rejects.push({ ...translation, payload });
      continue;
    }
    batch.updated.push(translation.updated_at);
    const known: Known = { record_key: translation.record_key, payload };
    batch.records.push(known);
    for (const [place, make] of makers.entries()) {
      for (const row of translation.rows[place] ?? []) batch.rows[place]?.push({ ...make(row), of: known });
    }
  }
  return batch;
}

/** `landed` and `unchanged` count the records themselves, `changed` the rows of every table; `rejects` is all that was refused. */
type LandedRows = { landed: number; unchanged: number; changed: number; rejects: Reject[] };

/** Lands the rows of a batch in the caller's transaction and says what was refused, without keeping it. */
export async function landRows<Client>(
  connection: pg.ClientBase,
  stream: Stream<Client>,
  batch: Batch,
  origin: { run_id: string | null; generation_id: number },
): Promise<LandedRows> {
  const provenance = { ...origin, extracted_at: new Date() };
  const result: LandedRows = { landed: 0, unchanged: 0, changed: 0, rejects: [...batch.rejects] };
  for (const [index, table] of stream.tables.entries()) {
    const landed = await land(connection, table, batch.rows[index] ?? [], provenance);
    result.changed += landed.landed;
    if (table.parent && landed.refused.length === 0) {
      const [parents = [], children = []] = [batch.rows[0], batch.rows[index]].map((rows) =>
        rows?.map(({ key }) => key),
      );
      result.changed += await markLostChildren(connection, table, parents, children, provenance.extracted_at);
    }
    // The first table holds the records themselves; the others repeat parts of them.
    if (index === 0) {
      result.landed += landed.landed;
      result.unchanged += landed.unchanged;
    }
    for (const { row, reason } of landed.refused) result.rejects.push({ ...row.of, field: table.name, reason });
  }
  return result;
}

/** Keeps what was refused, and closes the rejects of records that have been read well now; in the caller's transaction. */
export async function settleRejects(
  connection: pg.ClientBase,
  batch: Batch,
  origin: { run_id: string | null; source: string; stream: string },
  rejects: readonly Reject[],
): Promise<void> {
  const refused = new Set(rejects.map(({ record_key }) => record_key));
  const read = batch.records.flatMap(({ record_key }) => record_key ?? []);
  await keepRejects(connection, origin, rejects);
  await closeReadLater(
    connection,
    origin,
    [...new Set(read)].filter((key) => !refused.has(key)),
  );
}

/** Lands a batch with its rejects and adds its counts to the stream's run, all in the caller's transaction. */
export async function landBatch<Client>(
  connection: pg.ClientBase,
  stream: Stream<Client>,
  batch: Batch,
  origin: { run: StreamRun; generation_id: number },
): Promise<Counts> {
  const { run, generation_id } = origin;
  const { landed, unchanged, rejects } = await landRows(connection, stream, batch, {
    run_id: run.run_id,
    generation_id,
  });
  const counts: Counts = { read: batch.read, landed, unchanged, rejected: rejects.length };
  await settleRejects(connection, batch, run, rejects);
  await addCounts(connection, run, counts);
  return counts;
}
