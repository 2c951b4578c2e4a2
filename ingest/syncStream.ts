import type pg from "pg";
import { inTransaction } from "./database.ts";
import { SourceError } from "./errors.ts";
import { land } from "./land.ts";
import type { Reject } from "./rejects.ts";
import { keepRejects } from "./rejects.ts";
import type { Counts, StreamRun } from "./runLog.ts";
import { addCounts, beginStream, expectRows, finishStream } from "./runLog.ts";
import { readState, saveState, saveSuccess } from "./state.ts";
import type { Ask, Page, Row, Stream } from "./stream.ts";

type Batch = { rows: Row[][]; rejects: Reject[]; newest: number };

/** Sorts a page into rows per table and rejects; throws where the source ignored the filter it was sent. */
function translatePage<Client>(stream: Stream<Client>, client: Client, page: Page, ask: Ask): Batch {
  const floor =
    ask.from && stream.cursor ? Date.parse(ask.from) - stream.cursor.tolerance_ms : Number.NEGATIVE_INFINITY;
  const batch: Batch = { rows: stream.tables.map(() => []), rejects: [], newest: 0 };
  for (const payload of page.payloads) {
    const translation = stream.translate(payload, client);
    if (!translation.ok) {
      batch.rejects.push({ ...translation, payload });
      continue;
    }
    const updated = translation.updated_at === null ? 0 : Date.parse(translation.updated_at);
    if (page.windowed && stream.cursor && updated < floor) {
      throw new SourceError({
        code: "filter_ignored",
        message: `The source was asked for ${stream.name} changed since ${ask.from} and sent one of ${translation.updated_at}: it ignored the filter.`,
        mend: "Check that the API version set for this source still filters by change date.",
      });
    }
    batch.newest = Math.max(batch.newest, updated);
    translation.rows.forEach((rows, index) => void batch.rows[index]?.push(...rows));
  }
  return batch;
}

export type StreamOutcome = Counts & { cursor_to: string | null };

/**
 * Reads one stream and lands it, page by page. Each page's rows, rejects, counts and (at the end of a window) cursor are one
 * transaction on `connection`, so a process killed anywhere leaves a cursor that never runs ahead of the data.
 * Throws SourceError; what had landed by then stays, and is met again as unchanged.
 */
export async function syncStream<Client extends { warnings: ReadonlySet<string> }>(options: {
  connection: pg.ClientBase;
  stream: Stream<Client>;
  client: Client;
  run: StreamRun;
  full: boolean;
  now: Date;
  signal: AbortSignal;
  onProgress: (progress: Counts & { expected: number | null }) => void;
}): Promise<StreamOutcome> {
  const { connection, stream, client, run, signal } = options;
  const state = await readState(connection, run.source, run.stream);
  const mode = options.full || !stream.cursor || !state.cursor ? "full" : "incremental";
  const from =
    mode === "incremental" && state.cursor && stream.cursor
      ? new Date(Date.parse(state.cursor) - stream.cursor.lookback_ms).toISOString()
      : null;
  const ask: Ask = { mode, from, to: options.now.toISOString(), signal };
  const generation_id = mode === "full" ? state.generation_id + 1 : state.generation_id;
  await beginStream(connection, run, { mode, cursor_from: from });

  const expected = await stream.expected(client, ask);
  await expectRows(connection, run, expected);

  const total: Counts = { read: 0, landed: 0, unchanged: 0, rejected: 0 };
  let cursor = state.cursor;
  let newest = 0;
  for await (const page of stream.read(client, ask)) {
    signal.throwIfAborted();
    const batch = translatePage(stream, client, page, ask);
    newest = Math.max(newest, batch.newest);
    const counts: Counts = { read: page.payloads.length, landed: 0, unchanged: 0, rejected: 0 };
    await inTransaction(connection, async () => {
      const provenance = { run_id: run.run_id, generation_id, extracted_at: new Date() };
      for (const [index, table] of stream.tables.entries()) {
        const landed = await land(connection, table, batch.rows[index] ?? [], provenance);
        // The first table holds the records themselves; the others repeat parts of them.
        if (index === 0) {
          counts.landed += landed.landed;
          counts.unchanged += landed.unchanged;
        }
        batch.rejects.push(
          ...landed.refused.map(({ row, reason }) => ({
            record_key: String(row[table.key] ?? ""),
            field: table.name,
            reason,
            payload: row,
          })),
        );
      }
      counts.rejected = batch.rejects.length;
      await keepRejects(connection, run, batch.rejects);
      await addCounts(connection, run, counts);
      if (mode === "incremental" && page.through && newest > 0) {
        cursor = laterOf(cursor, Math.min(newest, Date.parse(page.through)));
        await saveState(connection, run.source, run.stream, { cursor, generation_id });
      }
    });
    for (const name of ["read", "landed", "unchanged", "rejected"] as const) total[name] += counts[name];
    options.onProgress({ ...total, expected });
  }

  // A row may change while it is read: its own time then lies beyond `to`, where others have not been looked at yet.
  if (mode === "full")
    cursor = newest > 0 ? new Date(Math.min(newest, Date.parse(ask.to))).toISOString() : state.cursor;
  await inTransaction(connection, async () => {
    await saveState(connection, run.source, run.stream, { cursor, generation_id });
    await saveSuccess(connection, run.source, run.stream, ask.to);
    await finishStream(connection, run, { cursor_to: cursor, warnings: [...client.warnings] });
  });
  return { ...total, cursor_to: cursor };
}

const laterOf = (cursor: string | null, instant: number): string =>
  new Date(Math.max(cursor ? Date.parse(cursor) : 0, instant)).toISOString();
