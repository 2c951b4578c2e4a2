import { inTransaction } from "../database.ts";
import { SourceError } from "../errors.ts";
import { eraseAgain } from "../privacy/erase.ts";
import { refuseReplay } from "../replay/waiting.ts";
import type { Counts } from "../runLog.ts";
import type { OpenSource } from "../sync.ts";
import type { AirbyteClient, Job } from "./client.ts";
import { countTable } from "./countTable.ts";
import { findConnection } from "./findConnection.ts";
import type { Pace } from "./followJob.ts";
import { followJob } from "./followJob.ts";
import { beginJob, endJob, isOurJob, noteJob } from "./jobLog.ts";
import { airbyteStreams } from "./streams.ts";

/** Stands for the job of a whole connection in the run log, before the tables that it fills. */
const connectionStream = "connection";

const noted: Counts = { read: 0, landed: 0, unchanged: 0, rejected: 0 };
const fullWarning =
  "Airbyte reads everything again only when it is told so on its own pages (Refresh or Clear): this was a usual sync.";

const whole = "Mend it at the source: Airbyte's next sync brings it.";

/** What a table's entry says where its connection failed; a code of its own, so that one failure is not counted many times. */
function notSynced(cause: unknown): unknown {
  if (cause !== null && !(cause instanceof SourceError)) return cause;
  return new SourceError({
    code: "connection_not_synced",
    message: cause ? `Airbyte's connection was not synced: ${cause.message}` : "Airbyte's connection was not synced.",
    mend: cause?.mend ?? "The next sync tries again.",
    cause,
  });
}

/**
 * A source that Airbyte reads and lands. Its first stream runs the connection and waits for it, the others count what
 * arrived in each table. Opened for each run: what the connection came to decides whether its tables are counted.
 */
export function openAirbyteSource(
  source: string,
  client: AirbyteClient,
  options: { connection_id: string | null; settings_mark: string; erasure_salt: string | null; pace?: Pace },
): OpenSource {
  const { connection_id, settings_mark, erasure_salt, pace } = options;
  const tables = airbyteStreams[source] ?? [];
  let ended: { job: Job; connection: string } | null = null;
  let failure: unknown = null;

  const runConnection: OpenSource["sync"] = async (_stream, { connection, run, full, signal, onProgress }) => {
    await beginJob(connection, run);
    const found = await findConnection(client, source, connection_id, signal);
    let read = 0;
    const job = await followJob({
      client,
      connection: found,
      isOurs: (known) => isOurJob(connection, source, known),
      onLook: async (seen, is_ours) => {
        read = seen.rowsSynced ?? read;
        await noteJob(connection, run, seen, is_ours);
        onProgress({ ...noted, read, expected: null });
      },
      signal,
      ...(pace ? { pace } : {}),
    });
    // Airbyte knows nothing of who was erased here.
    await inTransaction(connection, () => eraseAgain(connection, erasure_salt));
    await endJob(connection, run, job, full ? [fullWarning] : []);
    ended = { job, connection: found.name };
    return { ...noted, cursor_to: null };
  };

  return {
    name: source,
    costly: [],
    due: () => null,
    streams: [connectionStream, ...tables.map(({ name }) => name)],
    sync: async (stream, options) => {
      if (stream === connectionStream) {
        try {
          return await runConnection(stream, options);
        } catch (error) {
          failure = error;
          throw error;
        }
      }
      const table = tables.find(({ name }) => name === stream);
      if (!table) throw new Error(`Airbyte lands no ${source}.${stream}`);
      // What the connection failed of holds for all its tables; without a word of it they would pass for up to date.
      if (!ended) throw notSynced(failure);
      return countTable({ ...options, table, job: ended.job, connection_name: ended.connection });
    },
    reread: async () => {
      throw new SourceError({ code: "webhooks_off", message: "Airbyte reads no single records.", mend: whole });
    },
    replay: async (_stream, { connection, replays }) => {
      const reason = `Airbyte lands this source, so no record of it is landed from here. ${whole}`;
      for (const replay of replays) await refuseReplay(connection, replay, { field: "(record)", reason });
      return { landed: 0, refused: replays.length };
    },
    // Airbyte alone knows the source, so there is nothing to compare its tables with.
    reconcile: async () => null,
    budget: () => [],
    seen: new Map(),
    settings_mark,
  };
}
