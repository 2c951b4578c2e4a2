import { z } from "zod";
import { buildProgress } from "../../shared/freshness.ts";
import type { Operations } from "../../shared/operations.ts";
import { type Database, instant, wholeNumber } from "../database.ts";
import { readDays } from "./days.ts";
import { nextRunAt } from "./nextRun.ts";
import { readNewestRun } from "./runs.ts";
import { readSourceStates } from "./sourceStates.ts";
import { streamRunColumns, streamRunRow, toStreamRun } from "./streamRuns.ts";
import { whereTables } from "./whereTables.ts";

const newestBuilds = 20;

const standingRow = z.object({
  source: z.string(),
  stream: z.string(),
  last_success_at: instant.nullable(),
  open_rejects: wholeNumber,
});

// A stream that never went through is known from its runs alone.
const known = `
  select source, stream from ingest.stream_state
  union select source, stream from ingest.stream_runs
  where run_id > (select coalesce(max(run_id), 0) - 50 from ingest.runs)`;

const standingsSql = `
  select source, stream, coalesce(last_success_at, (
    select max(finished_at) from ingest.stream_runs
    where stream_runs.source = known.source and stream_runs.stream = known.stream and status = 'succeeded'
  )) as last_success_at, (
    select count(*) from ingest.rejects
    where rejects.source = known.source and rejects.stream = known.stream and closed_at is null
  ) as open_rejects
  from (${known}) as known left join ingest.stream_state using (source, stream) order by source desc, stream`;

const latestSql = `
  select latest.* from (${known}) as known
  cross join lateral (
    select ${streamRunColumns} from ingest.stream_runs
    where stream_runs.source = known.source and stream_runs.stream = known.stream and status <> 'waiting'
    order by run_id desc limit 1
  ) as latest`;

// What was read alone does not put the schedule off.
const lastWholeSql = `
  select started_at, exists (
    select from ingest.stream_runs where stream_runs.run_id = runs.run_id and error_code in ('worker_died', 'stopped')
  ) as was_cut_off
  from ingest.runs where only_source is null and only_stream is null order by run_id desc limit 1`;

async function readIngest(database: Database, timeZone: string) {
  const [newest_run, standings, latest, lastWhole, sources, days, [worker]] = await Promise.all([
    readNewestRun(database),
    database.rows(standingRow, standingsSql),
    database.rows(streamRunRow, latestSql),
    database.rows(z.object({ started_at: instant, was_cut_off: z.boolean() }), lastWholeSql),
    readSourceStates(database),
    readDays(database, timeZone),
    database.rows(z.object({ seen_at: instant.nullable() }), "select max(seen_at) as seen_at from ingest.workers"),
  ]);
  const streams = standings.map((standing) => {
    const own = latest.find(({ source, stream }) => source === standing.source && stream === standing.stream);
    return { ...standing, latest: own ? toStreamRun(own) : null };
  });
  return {
    newest_run,
    sources,
    streams,
    days,
    last_whole: lastWhole[0] ?? null,
    worker_seen_at: worker?.seen_at ?? null,
  };
}

const nothing = { newest_run: null, sources: [], streams: [], days: [], last_whole: null, worker_seen_at: null };

/** How every source and stream stands, and what ran and was built. Days are cut in `timeZone`. */
export async function readOperations(
  database: Database,
  settings: { syncMinutes: number; timeZone: string },
): Promise<Operations> {
  const [{ last_whole, ...ingest }, builds, [built]] = await Promise.all([
    whereTables<Awaited<ReturnType<typeof readIngest>>>(() => readIngest(database, settings.timeZone), nothing),
    database.rows(
      buildProgress.extend({ build_id: wholeNumber, started_at: instant, finished_at: instant.nullable() }),
      `select build_id, status, started_at, finished_at, nodes_done, nodes_total, failures
       from app.builds order by build_id desc limit ${newestBuilds}`,
    ),
    database.rows(
      z.object({ has_built: z.boolean() }),
      "select exists (select from app.builds where status = 'succeeded') as has_built",
    ),
  ]);
  return {
    ...ingest,
    builds,
    next_run_at: nextRunAt(last_whole, built?.has_built ?? false, settings.syncMinutes),
  };
}
