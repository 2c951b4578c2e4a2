import type pg from "pg";
import { z } from "zod";

const cursor = z.object({ updated_at: z.string() });

export type StreamState = { cursor: string | null; generation_id: number };

/**
 * Where the stream stands; a stream that never finished a full read has no cursor. `asked_mark` tells what was asked of each
 * record when it was last read whole.
 */
export async function readState(
  client: pg.ClientBase,
  source: string,
  stream: string,
): Promise<StreamState & { asked_mark: string | null }> {
  const result = await client.query<{ cursor: unknown; generation_id: string; asked_mark: string | null }>(
    "select cursor, generation_id, asked_mark from ingest.stream_state where source = $1 and stream = $2",
    [source, stream],
  );
  const [row] = result.rows;
  if (!row) return { cursor: null, generation_id: 0, asked_mark: null };
  return {
    cursor: cursor.safeParse(row.cursor).data?.updated_at ?? null,
    generation_id: Number(row.generation_id),
    asked_mark: row.asked_mark,
  };
}

/** The instant up to which the last whole read knows all changes; the beginning of time before the first. */
export async function readSyncedThrough(client: pg.ClientBase, source: string, stream: string): Promise<Date> {
  const result = await client.query<{ synced_through: Date | null }>(
    "select synced_through from ingest.stream_state where source = $1 and stream = $2",
    [source, stream],
  );
  return result.rows[0]?.synced_through ?? new Date(0);
}

/** Moves the cursor; call it in the transaction that lands the rows it stands for. */
export async function saveState(
  client: pg.ClientBase,
  source: string,
  stream: string,
  state: StreamState,
): Promise<void> {
  await client.query(
    `insert into ingest.stream_state (source, stream, cursor, generation_id) values ($1, $2, $3, $4)
     on conflict (source, stream) do update set cursor = excluded.cursor, generation_id = excluded.generation_id`,
    [source, stream, state.cursor && JSON.stringify({ updated_at: state.cursor }), state.generation_id],
  );
}

/** Notes a whole successful read: all changes at the source up to `synced_through` are in the raw tables. */
export async function saveSuccess(
  client: pg.ClientBase,
  source: string,
  stream: string,
  synced_through: string,
): Promise<void> {
  await client.query(
    `update ingest.stream_state set last_success_at = now(), synced_through = $3 where source = $1 and stream = $2`,
    [source, stream, synced_through],
  );
}

/** Notes what was asked of each record, once all of them have been read so. */
export async function saveAsked(
  client: pg.ClientBase,
  source: string,
  stream: string,
  asked_mark: string | null,
): Promise<void> {
  await client.query("update ingest.stream_state set asked_mark = $3 where source = $1 and stream = $2", [
    source,
    stream,
    asked_mark,
  ]);
}
