import type pg from "pg";
import type { OpenSource } from "./sync.ts";

/** When a stream was last read to its end, and when reading it last failed. */
export type Standing = { last_success_at: Date | null; last_failure_at: Date | null };

const isOlder =
  (hours: number) =>
  ({ last_success_at }: Standing): boolean =>
    last_success_at === null || Date.now() - last_success_at.getTime() >= hours * 3_600_000;

/**
 * Leaves out the streams that have nothing new to give yet: most are read in each run, some once a day, and one that is costly
 * to read whole each `refreshHours`.
 */
export async function leaveOutEarly(
  client: pg.ClientBase,
  sources: readonly OpenSource[],
  now: Date,
  refreshHours: number,
): Promise<OpenSource[]> {
  const due: OpenSource[] = [];
  for (const source of sources) {
    const streams: string[] = [];
    for (const stream of source.streams) {
      const isDue = source.due(stream) ?? (source.costly.includes(stream) ? isOlder(refreshHours) : null);
      if (isDue === null || isDue(await readStanding(client, source.name, stream), now)) streams.push(stream);
    }
    due.push({ ...source, streams });
  }
  return due;
}

async function readStanding(client: pg.ClientBase, source: string, stream: string): Promise<Standing> {
  const result = await client.query<Standing>(
    `select
       (select last_success_at from ingest.stream_state where source = $1 and stream = $2) as last_success_at,
       (select max(finished_at) from ingest.stream_runs where source = $1 and stream = $2 and status = 'failed') as last_failure_at`,
    [source, stream],
  );
  return result.rows[0] ?? { last_success_at: null, last_failure_at: null };
}
