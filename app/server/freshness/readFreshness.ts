import { z } from "zod";
import { buildProgress, type Freshness, type SyncProgress, syncProgress } from "../../shared/freshness.ts";
import { type SourceName, sourceName, sources } from "../../shared/sources.ts";
import { type Database, instant, isMissingTable, wholeNumber } from "../database.ts";
import { problemOf } from "./problem.ts";
import { type StreamStanding, toSourceFreshness } from "./sourceFreshness.ts";

const standingRow = z.object({
  source: sourceName,
  stream: z.string(),
  status: z.enum(["succeeded", "failed"]).nullable(),
  error_code: z.string().nullable(),
  error_message: z.string().nullable(),
  last_success_at: instant.nullable(),
  age_ms: z.coerce.number().nullable(),
});

// Twenty runs back is far enough to meet every stream and keeps the read as quick after years as on the first day.
const standingsSql = `
  with recent as (
    select * from ingest.stream_runs
    where run_id > (select coalesce(max(run_id), 0) - 20 from ingest.runs) and status in ('succeeded', 'failed')
  ), latest as (
    select distinct on (source, stream) source, stream, status, error_code, error_message
    from recent order by source, stream, run_id desc
  ), success as (
    select source, stream, max(at) as last_success_at from (
      select source, stream, finished_at as at from recent where status = 'succeeded'
      union all select source, stream, last_success_at from ingest.stream_state
    ) as known group by source, stream
  )
  select source, stream, status, error_code, error_message, last_success_at,
    extract(epoch from clock_timestamp() - last_success_at) * 1000 as age_ms
  from success full join latest using (source, stream)
  where source = any($1) order by source, stream`;

const runRow = z.object({
  run_id: wholeNumber,
  status: syncProgress.shape.status,
  started_at: instant,
  finished_at: instant.nullable(),
});

const streamRow = z.object({
  source: z.string(),
  stream: z.string(),
  status: syncProgress.shape.streams.element.shape.status,
  started_at: instant.nullable(),
  rows_read: wholeNumber,
  rows_landed: wholeNumber,
  rows_rejected: wholeNumber,
  expected_rows: wholeNumber.nullable(),
  error_code: z.string().nullable(),
  error_message: z.string().nullable(),
});

const buildRow = buildProgress.extend({ build_id: wholeNumber, started_at: instant, finished_at: instant.nullable() });

async function readSync(database: Database): Promise<SyncProgress | null> {
  const [run] = await database.rows(
    runRow,
    `select run_id, status, started_at, finished_at from ingest.runs order by run_id desc limit 1`,
  );
  if (!run) return null;
  const streams = await database.rows(
    streamRow,
    `select source, stream, status, started_at, rows_read, rows_landed, rows_rejected, expected_rows, error_code, error_message
     from ingest.stream_runs where run_id = $1 order by source desc, stream`,
    [run.run_id],
  );
  return {
    ...run,
    streams: streams.map(({ error_code, error_message, ...stream }) => ({
      ...stream,
      error_message: stream.status === "failed" ? problemOf({ ...stream, error_code, error_message }).problem : null,
    })),
  };
}

/** The sources that a page shows: those that it cannot do without, and of the others those of which something was read. */
const shown = (standings: readonly StreamStanding[]): SourceName[] =>
  sourceName.options.filter(
    (name) => !sources[name].is_optional || standings.some((standing) => standing.source === name),
  );

const nobodyWaits: Freshness["waiting"] = { rejects: 0, deliveries: 0, differing: 0 };

async function readWaiting(database: Database): Promise<Freshness["waiting"]> {
  const [waiting] = await database.rows(
    z.object({ rejects: wholeNumber, deliveries: wholeNumber, differing: wholeNumber }),
    `select (select count(*) from ingest.rejects where closed_at is null) as rejects,
       (select count(*) from ingest.webhook_inbox where outcome = 'given_up') as deliveries,
       (select count(*) from (
         select distinct on (source, stream) status, months from ingest.reconciliations
         where day > (select max(day) from ingest.reconciliations) - 7
         order by source, stream, started_at desc
       ) as newest where status = 'failed' or jsonb_array_length(months) > 0) as differing`,
  );
  return waiting ?? nobodyWaits;
}

type Ingest = Pick<Freshness, "sources" | "sync" | "waiting">;

async function readIngest(database: Database, syncMinutes: number): Promise<Ingest> {
  try {
    const standings = await database.rows(standingRow, standingsSql, [sourceName.options]);
    const [sync, waiting] = await Promise.all([readSync(database), readWaiting(database)]);
    const sources = shown(standings).map((source) => toSourceFreshness(source, standings, syncMinutes));
    return { sources, sync, waiting };
  } catch (error) {
    if (!isMissingTable(error)) throw error;
    const sources = shown([]).map((source) => toSourceFreshness(source, [], syncMinutes));
    return { sources, sync: null, waiting: nobodyWaits };
  }
}

export type Published = { build_id: number; published_at: string };

/** The newest marts: the newest build that went through, or null before the first. */
export async function readPublished(database: Database): Promise<Published | null> {
  const [build] = await database.rows(
    z.object({ build_id: wholeNumber, published_at: instant }),
    `select build_id, coalesce(finished_at, started_at) as published_at
     from app.builds where status = 'succeeded' order by build_id desc limit 1`,
  );
  return build ?? null;
}

/**
 * What a page stands on at this moment. `syncMinutes` is the interval of scheduled syncs; `served` is the build that Cube
 * answers from, which for a few seconds after publishing is older than the newest one.
 */
export async function readFreshness(
  database: Database,
  syncMinutes: number,
  served: Published | null,
): Promise<Freshness> {
  const [ingest, published, [build]] = await Promise.all([
    readIngest(database, syncMinutes),
    readPublished(database),
    database.rows(
      buildRow,
      `select build_id, status, started_at, finished_at, nodes_done, nodes_total, failures
       from app.builds order by build_id desc limit 1`,
    ),
  ]);
  return { ...ingest, published_at: (served ?? published)?.published_at ?? null, build: build ?? null };
}
