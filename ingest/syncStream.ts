import type pg from "pg";
import { inTransaction } from "./database.ts";
import { SourceError } from "./errors.ts";
import { type Batch, landBatch, toBatch } from "./landBatch.ts";
import { oneAhead } from "./oneAhead.ts";
import { readTombstones } from "./privacy/tombstones.ts";
import type { Counts, StreamRun } from "./runLog.ts";
import { beginStream, expectRows, finishStream } from "./runLog.ts";
import { readState, saveAsked, saveState, saveSuccess } from "./state.ts";
import type { Ask, Page, Stream } from "./stream.ts";

/** Throws where the source ignored the filter it was sent. */
function assertWindow<Client>(stream: Stream<Client>, page: Page, ask: Ask, updated: (string | null)[]): void {
  if (!page.windowed || !ask.from || !stream.cursor) return;
  const floor = Date.parse(ask.from) - stream.cursor.tolerance_ms;
  const early = updated.find((instant) => instant === null || Date.parse(instant) < floor);
  if (early === undefined) return;
  throw new SourceError({
    code: "filter_ignored",
    message: `The source was asked for ${stream.name} changed since ${ask.from} and sent one of ${early}: it ignored the filter.`,
    mend: "Check that the API version set for this source still filters by change date.",
  });
}

export type StreamOutcome = Counts & { cursor_to: string | null };

/**
 * Reads one stream and lands it, page by page; while one lands the next is read and checked. Each page's rows, rejects, counts
 * and (at the end of a window) cursor are one transaction on `connection`, so a process killed anywhere leaves a cursor that
 * never runs ahead of the data.
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
  // A newer Atoll asks more of each record than what landed before was asked: changes alone would leave the rest without it.
  const isAskedAnew = state.asked_mark !== stream.asked_mark;
  const mode = options.full || !stream.cursor || !state.cursor || isAskedAnew ? "full" : "incremental";
  const from =
    mode === "incremental" && state.cursor && stream.cursor
      ? new Date(Date.parse(state.cursor) - stream.cursor.lookback_ms).toISOString()
      : null;
  const ask: Ask = { mode, from, to: options.now.toISOString(), signal };
  const generation_id = mode === "full" ? state.generation_id + 1 : state.generation_id;
  await beginStream(connection, run, { mode, cursor_from: from });

  const expected = await stream.expected(client, ask);
  await expectRows(connection, run, expected);

  const tombstones = await readTombstones(connection, stream.erasure_salt);
  const total: Counts = { read: 0, landed: 0, unchanged: 0, rejected: 0 };
  let cursor = state.cursor;
  let newest = 0;
  let through = ask.to;

  const landPage = (page: Page, batch: Batch, newestSoFar: number) => async (): Promise<void> => {
    let counts: Counts = total;
    await inTransaction(connection, async () => {
      counts = await landBatch(connection, stream, batch, { run, generation_id });
      if (mode === "incremental" && page.through && newestSoFar > 0) {
        cursor = laterOf(cursor, Math.min(newestSoFar, Date.parse(page.through)));
        await saveState(connection, run.source, run.stream, { cursor, generation_id });
      }
    });
    await page.onLanded?.();
    for (const name of ["read", "landed", "unchanged", "rejected"] as const) total[name] += counts[name];
    options.onProgress({ ...total, expected });
  };

  await oneAhead(signal, async (landing, reading) => {
    for await (const page of stream.read(client, { ...ask, expected, signal: reading })) {
      reading.throwIfAborted();
      through = page.through ?? through;
      const batch = await toBatch(stream, client, page.payloads, tombstones);
      assertWindow(stream, page, ask, batch.updated);
      newest = batch.updated.reduce((latest, instant) => Math.max(latest, instant ? Date.parse(instant) : 0), newest);
      await landing(landPage(page, batch, newest));
    }
  });

  // A row may change while it is read: its own time then lies beyond what was read, where others have not been looked at yet.
  if (mode === "full")
    cursor = newest > 0 ? new Date(Math.min(newest, Date.parse(through))).toISOString() : state.cursor;
  await inTransaction(connection, async () => {
    await saveState(connection, run.source, run.stream, { cursor, generation_id });
    await saveSuccess(connection, run.source, run.stream, through);
    if (mode === "full") await saveAsked(connection, run.source, run.stream, stream.asked_mark);
    await finishStream(connection, run, { cursor_to: cursor, warnings: [...client.warnings] });
  });
  return { ...total, cursor_to: cursor };
}

const laterOf = (cursor: string | null, instant: number): string =>
  new Date(Math.max(cursor ? Date.parse(cursor) : 0, instant)).toISOString();
