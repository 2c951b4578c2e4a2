import type pg from "pg";
import type { Trigger } from "../ingest/runLog.ts";

/**
 * True once a day has gone by since raw was last compared with its sources (an hour, where that failed), or since the very
 * first run while it never was: a first full read has nothing to be compared with. What was compared alone does not count.
 */
export async function isReconcileDue(pool: pg.Pool): Promise<boolean> {
  const result = await pool.query<{ is_due: boolean }>(
    `with next as (
       select started_at + case status when 'succeeded' then interval '24 hours' else interval '1 hour' end as due_at
       from ingest.reconciliations where not exists (
         select from ingest.runs where runs.run_id = reconciliations.run_id and (only_source is not null or only_stream is not null)
       )
       union all
       (select started_at + interval '24 hours' from ingest.runs order by run_id limit 1)
     ) select coalesce(max(due_at) <= now(), false) as is_due from next`,
  );
  return result.rows[0]?.is_due === true;
}

/**
 * Which sync is due now, if any. `first` while nothing has ever been built; otherwise `schedule` once `minutes` have gone by
 * since the last run of everything began, and at once after a run that was cut off by the end of its worker.
 */
export async function dueTrigger(pool: pg.Pool, minutes: number): Promise<Trigger | null> {
  const result = await pool.query<{ is_first: boolean; is_due: boolean }>(
    `with last as (
       select run_id, started_at from ingest.runs where only_source is null and only_stream is null
       order by run_id desc limit 1
     )
     select not exists (select from app.builds where status = 'succeeded') as is_first,
       not exists (select from last where started_at > now() - make_interval(mins => $1))
       or exists (select from ingest.stream_runs join last using (run_id) where error_code in ('worker_died', 'stopped')) as is_due`,
    [minutes],
  );
  const [row] = result.rows;
  if (row?.is_first) return "first";
  return row?.is_due ? "schedule" : null;
}
