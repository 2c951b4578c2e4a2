import type pg from "pg";
import { inTransaction } from "../database.ts";
import { SourceError } from "../errors.ts";
import { noteLanding } from "../landings.ts";
import { keepRejects } from "../rejects.ts";
import type { Counts, StreamRun } from "../runLog.ts";
import { addCounts, beginStream, finishStream } from "../runLog.ts";
import { readState, saveState, saveSuccess } from "../state.ts";
import type { StreamOutcome } from "../syncStream.ts";
import type { Job } from "./client.ts";
import { countArrivals, isThere, readChanges } from "./landedTable.ts";
import type { AirbyteStream } from "./streams.ts";

const none: Counts = { read: 0, landed: 0, unchanged: 0, rejected: 0 };

/**
 * Notes what a finished job brought into one table: how many rows, which fields Airbyte could not land, how new it is.
 * Throws SourceError where a table that the figures need is not there.
 */
export async function countTable(options: {
  connection: pg.ClientBase;
  run: StreamRun;
  table: AirbyteStream;
  job: Job;
  connection_name: string;
}): Promise<StreamOutcome> {
  const { connection, run, job } = options;
  const table = { schema: `raw_${run.source}`, name: options.table.name };
  const state = await readState(connection, run.source, run.stream);
  await beginStream(connection, run, { mode: state.cursor ? "incremental" : "full", cursor_from: state.cursor });

  const missing = `Airbyte's connection "${options.connection_name}" has landed no table ${table.schema}.${table.name}.`;
  const hasLanded = await isThere(connection, table);
  if (!hasLanded && options.table.is_needed) {
    throw new SourceError({
      code: "stream_missing",
      message: missing,
      mend: `Choose the stream ${table.name} there, with ${table.schema} as destination schema and no prefix, then sync again.`,
    });
  }
  const arrival = hasLanded ? await countArrivals(connection, table, state.cursor) : { rows: 0, newest: state.cursor };
  const rejects = arrival.rows > 0 ? await readChanges(connection, table, state.cursor) : [];
  const counts = { ...none, read: arrival.rows, landed: arrival.rows, rejected: rejects.length };
  await inTransaction(connection, async () => {
    await keepRejects(connection, run, rejects);
    await addCounts(connection, run, counts);
    // dbt reads archived records along with the others.
    const read = { ...table, name: table.name.replace(/_archived$/, "") };
    if (arrival.rows > 0) await noteLanding(connection, read);
    await saveState(connection, run.source, run.stream, {
      cursor: arrival.newest,
      generation_id: state.generation_id,
    });
    // What the source changed after the job began may not be in it.
    await saveSuccess(connection, run.source, run.stream, job.startTime);
    const warnings = hasLanded ? [] : [`${missing} Figures do without it.`];
    await finishStream(connection, run, { cursor_to: arrival.newest, warnings });
  });
  return { ...counts, cursor_to: arrival.newest };
}
