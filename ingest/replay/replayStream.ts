import type pg from "pg";
import { SourceError } from "../errors.ts";
import { landRows, toBatch } from "../landBatch.ts";
import { tryLockSoon, unlock } from "../lock.ts";
import { readTombstones } from "../privacy/tombstones.ts";
import type { Reject } from "../rejects.ts";
import { readState } from "../state.ts";
import type { Stream } from "../stream.ts";
import { closeReplayed, type Replay, refuseReplay } from "./waiting.ts";

export type Replayed = { landed: number; refused: number };

// A Shopify id may stand alone or at the end of its long form.
const isSameKey = (one: string, other: string): boolean =>
  one === other || one.endsWith(`/${other}`) || other.endsWith(`/${one}`);

/** Mending may change everything but whose record it is: under another key it would overwrite another record. */
function refusalOfKey(expected: string | null, found: string | null): Pick<Reject, "field" | "reason"> | null {
  if (expected === null || found === null || isSameKey(expected, found)) return null;
  return { field: "(record)", reason: `The record was ${expected} and is now ${found}: its key must stay.` };
}

/**
 * Lands rejected records again, as they came or as somebody mended them, the way a sync lands its own: same schema, same
 * tables. Each goes whole or not at all; one that is refused too stays open with the new reason. The caller closes the
 * connection of one that throws.
 */
export async function replayStream<Client>(
  stream: Stream<Client>,
  client: Client,
  options: { connection: pg.ClientBase; source: string; replays: readonly Replay[] },
): Promise<Replayed> {
  const { connection, source, replays } = options;
  const lock = `${source}.${stream.name}`;
  if (!(await tryLockSoon(connection, "stream", lock))) {
    throw new SourceError({
      code: "already_running",
      message: `A sync is reading ${lock} right now.`,
      mend: "It is tried again in a moment.",
    });
  }
  const { generation_id } = await readState(connection, source, stream.name);
  const total: Replayed = { landed: 0, refused: 0 };
  await stream.prepare?.(client);
  const tombstones = await readTombstones(connection, stream.erasure_salt);
  for (const replay of replays) {
    const batch = await toBatch(stream, client, [replay.payload], tombstones);
    const [known] = batch.records;
    const strange = refusalOfKey(replay.record_key, known?.record_key ?? null);
    await connection.query("begin");
    const landed = strange ? null : await landRows(connection, stream, batch, { run_id: null, generation_id });
    const fault = strange ?? landed?.rejects[0] ?? null;
    if (fault) {
      await connection.query("rollback");
      await refuseReplay(connection, replay, fault);
      total.refused += 1;
    } else {
      await closeReplayed(connection, replay, landed?.changed ?? 0);
      await connection.query("commit");
      total.landed += 1;
    }
  }
  await unlock(connection, "stream", lock);
  return total;
}
