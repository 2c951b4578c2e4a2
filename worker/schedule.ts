import type pg from "pg";
import type { Trigger } from "../ingest/runLog.ts";

// The newest instant at which the clock of the NGO's zone showed the time.
const zone = "(select time_zone from settings.organisation)";
const lastNight = `((date_trunc('day', now() at time zone ${zone} - $1::interval) + $1::interval) at time zone ${zone})`;

/**
 * True once the hour of the night has come since raw was last compared with its sources; a night that nobody was awake for is
 * caught up with. Where it failed it is tried again after an hour. Not before the first night: a first full read has nothing to
 * be compared with, and what was compared alone does not count. `at` is a time of day such as `03:00`.
 */
export async function isReconcileDue(pool: pg.Pool, at: string): Promise<boolean> {
  const result = await pool.query<{ is_due: boolean }>(
    `with nightly as (
       select * from ingest.reconciliations where not exists (
         select from ingest.runs
         where runs.run_id = reconciliations.run_id and (only_source is not null or only_stream is not null)
       )
     )
     select exists (select from ingest.runs where started_at < ${lastNight})
       and not exists (select from nightly where started_at >= ${lastNight} and status = 'succeeded')
       and not exists (select from nightly where started_at > now() - interval '1 hour') as is_due`,
    [at],
  );
  return result.rows[0]?.is_due === true;
}

export type Due = { trigger: Extract<Trigger, "first" | "schedule">; scheduled_for: Date | null };

/**
 * Which sync is due now, if any. `first` while nothing has ever been built; otherwise `schedule` once `minutes` have gone by
 * since the last run of everything began (half a minute early: the schedule is looked at once a minute, and a run that began a
 * moment after such a look would otherwise be a minute later each time), and at once after a run that was cut off by the end of its worker. `scheduled_for` follows from
 * the last run alone, so whoever looks means the same run by it.
 */
export async function dueSync(pool: pg.Pool, minutes: number): Promise<Due | null> {
  const result = await pool.query<{ is_first: boolean; is_due: boolean; scheduled_for: Date | null }>(
    `with last as (
       select started_at, finished_at, exists (
         select from ingest.stream_runs
         where stream_runs.run_id = runs.run_id and error_code in ('worker_died', 'stopped')) as was_cut_off
       from ingest.runs where only_source is null and only_stream is null order by run_id desc limit 1
     ), next as (
       select case when was_cut_off then coalesce(finished_at, started_at)
         else started_at + $1 * interval '1 minute' end as scheduled_for from last
     )
     select not exists (select from app.builds where status = 'succeeded') as is_first,
       coalesce((select scheduled_for <= now() + interval '30 seconds' from next), true) as is_due,
       (select scheduled_for from next) as scheduled_for`,
    [minutes],
  );
  const [row] = result.rows;
  if (row?.is_first) return { trigger: "first", scheduled_for: null };
  return row?.is_due ? { trigger: "schedule", scheduled_for: row.scheduled_for } : null;
}
