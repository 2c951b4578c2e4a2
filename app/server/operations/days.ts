import { z } from "zod";
import type { Operations } from "../../shared/operations.ts";
import { type Database, wholeNumber } from "../database.ts";

const shownDays = 14;

const row = z.object({
  day: z.string(),
  succeeded: wholeNumber,
  partial: wholeNumber,
  failed: wholeNumber,
  stopped: wholeNumber,
  median_seconds: z.number().nullable(),
});

/** How the runs of each of the last days ended and how long they took, oldest day first; days are the zone's. */
export const readDays = (database: Database, timeZone: string): Promise<Operations["days"]> =>
  database.rows(
    row,
    `with days as (
       select generate_series(today - $2::integer + 1, today, interval '1 day')::date as day
       from (select (now() at time zone $1)::date as today) as at
     ), ended as (
       select (started_at at time zone $1)::date as day, status, extract(epoch from finished_at - started_at) as seconds
       from ingest.runs
       where started_at >= (((now() at time zone $1)::date - $2::integer + 1)::timestamp at time zone $1) and status <> 'running'
     )
     select to_char(day, 'YYYY-MM-DD') as day, count(*) filter (where status = 'succeeded') as succeeded,
       count(*) filter (where status = 'partial') as partial, count(*) filter (where status = 'failed') as failed,
       count(*) filter (where status = 'stopped') as stopped,
       (percentile_cont(0.5) within group (order by seconds))::float8 as median_seconds
     from days left join ended using (day) group by days.day, day order by 1`,
    [timeZone, shownDays],
  );
