import type pg from "pg";
import { land } from "./land.ts";
import type { Reject } from "./rejects.ts";
import { keepRejects } from "./rejects.ts";
import type { Counts, StreamRun } from "./runLog.ts";
import { addCounts } from "./runLog.ts";
import type { Row, Stream } from "./stream.ts";

/** Records sorted into rows per table and rejects; `updated` holds the change date of each that could be read. */
type Batch = { read: number; rows: Row[][]; rejects: Reject[]; updated: (string | null)[] };

export function toBatch<Client>(stream: Stream<Client>, client: Client, payloads: readonly unknown[]): Batch {
  const batch: Batch = { read: payloads.length, rows: stream.tables.map(() => []), rejects: [], updated: [] };
  for (const payload of payloads) {
    const translation = stream.translate(payload, client);
    if (!translation.ok) {
      batch.rejects.push({ ...translation, payload });
      continue;
    }
    batch.updated.push(translation.updated_at);
    translation.rows.forEach((rows, index) => void batch.rows[index]?.push(...rows));
  }
  return batch;
}

/** Lands a batch with its rejects and adds its counts to the stream's run, all in the caller's transaction. */
export async function landBatch<Client>(
  connection: pg.ClientBase,
  stream: Stream<Client>,
  batch: Batch,
  origin: { run: StreamRun; generation_id: number },
): Promise<Counts> {
  const { run, generation_id } = origin;
  const provenance = { run_id: run.run_id, generation_id, extracted_at: new Date() };
  const rejects = [...batch.rejects];
  const counts: Counts = { read: batch.read, landed: 0, unchanged: 0, rejected: 0 };
  for (const [index, table] of stream.tables.entries()) {
    const landed = await land(connection, table, batch.rows[index] ?? [], provenance);
    // The first table holds the records themselves; the others repeat parts of them.
    if (index === 0) {
      counts.landed += landed.landed;
      counts.unchanged += landed.unchanged;
    }
    rejects.push(
      ...landed.refused.map(({ row, reason }) => ({
        record_key: String(row[table.key] ?? ""),
        field: table.name,
        reason,
        payload: row,
      })),
    );
  }
  counts.rejected = rejects.length;
  await keepRejects(connection, run, rejects);
  await addCounts(connection, run, counts);
  return counts;
}
