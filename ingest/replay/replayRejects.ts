import type pg from "pg";
import { SourceError } from "../errors.ts";
import type { Log, OpenSource } from "../sync.ts";
import type { Replayed } from "./replayStream.ts";
import { type Replay, refuseReplay, takeReplays } from "./waiting.ts";

type Options = { pool: pg.Pool; sources: readonly OpenSource[]; signal: AbortSignal; log: Log };

const nameOf = ({ source, stream }: Replay): string => `${source}.${stream}`;

/** Lands again every reject that somebody asked to. Call it while holding the work lock. Throws SourceError. */
export async function replayRejects(options: Options): Promise<Replayed> {
  const total: Replayed = { landed: 0, refused: 0 };
  for (;;) {
    options.signal.throwIfAborted();
    const waiting = await takeReplays(options.pool);
    if (waiting.length === 0) return total;
    for (const name of new Set(waiting.map(nameOf))) {
      const replays = waiting.filter((replay) => nameOf(replay) === name);
      const { landed, refused } = await replayGroup(replays, options);
      total.landed += landed;
      total.refused += refused;
    }
  }
}

async function replayGroup(replays: readonly Replay[], { pool, sources, log }: Options): Promise<Replayed> {
  const [first] = replays;
  const source = sources.find(({ name }) => name === first?.source);
  if (!first || !source?.streams.includes(first.stream)) {
    const reason = `${first?.source}.${first?.stream} is not set up here, so nothing can land in it.`;
    for (const replay of replays) await refuseReplay(pool, replay, { field: "(record)", reason });
    return { landed: 0, refused: replays.length };
  }
  const connection = await pool.connect();
  let isDone = false;
  try {
    const replayed = await source.replay(first.stream, { connection, replays });
    isDone = true;
    log.info({ source: first.source, stream: first.stream, ...replayed }, "rejects replayed");
    return replayed;
  } catch (error) {
    if (!(error instanceof SourceError))
      log.error({ err: error, stream: nameOf(first) }, "rejects could not be replayed");
    throw error;
  } finally {
    // A failed one may leave the connection inside a transaction; closing it also frees its locks.
    connection.release(!isDone);
  }
}
