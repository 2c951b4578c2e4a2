import type pg from "pg";
import { z } from "zod";
import type { Budget } from "./budget.ts";
import type { Finding } from "./check/finding.ts";
import type { Seen } from "./warnings.ts";

const row = z.object({
  state: z.enum(["closed", "open", "paused", "stopped"]),
  failures: z.number(),
  opened_at: z.date().nullable(),
  next_try_at: z.date().nullable(),
  paused_until: z.date().nullable(),
  reason_code: z.string().nullable(),
  reason: z.string().nullable(),
  breaker: z.unknown(),
  settings_mark: z.string().nullable(),
});

/** Whether a source is asked, and why not; a row of `ingest.source_state` without what others write there. */
export type SourceState = z.infer<typeof row>;

export const askedAsUsual: SourceState = {
  state: "closed",
  failures: 0,
  opened_at: null,
  next_try_at: null,
  paused_until: null,
  reason_code: null,
  reason: null,
  breaker: null,
  settings_mark: null,
};

const columns = Object.keys(askedAsUsual);

export async function readSourceState(pool: pg.Pool, source: string): Promise<SourceState> {
  const found = await pool.query(`select ${columns.join(", ")} from ingest.source_state where source = $1`, [source]);
  return found.rows[0] ? row.parse(found.rows[0]) : askedAsUsual;
}

export async function saveSourceState(pool: pg.Pool, source: string, state: SourceState): Promise<void> {
  const values = [
    state.state,
    state.failures,
    state.opened_at,
    state.next_try_at,
    state.paused_until,
    state.reason_code,
    state.reason,
    state.breaker === null ? null : JSON.stringify(state.breaker),
    state.settings_mark,
  ];
  await pool.query(
    `insert into ingest.source_state (source, ${columns.join(", ")}) values ($1, ${columns.map((_, index) => `$${index + 2}`).join(", ")})
     on conflict (source) do update set ${columns.map((name) => `${name} = excluded.${name}`).join(", ")}`,
    [source, ...values],
  );
}

/** The next midnight of the account's zone; an hour from now where the zone is not known yet. */
export async function nextMidnight(pool: pg.Pool, source: string, now: Date): Promise<Date> {
  const found = await pool.query<{ at: Date }>(
    `select (date_trunc('day', $2::timestamptz at time zone time_zone) + interval '1 day') at time zone time_zone as at
     from ingest.source_state where source = $1 and time_zone is not null`,
    [source, now],
  );
  return found.rows[0]?.at ?? new Date(now.getTime() + 3_600_000);
}

/**
 * Keeps what a client noticed: the budget its last answers stated, and warnings. A warning that was looked for and not met
 * again is gone; one that was not looked for stays, and keeps the instant at which it was first met.
 */
export async function saveNoticed(
  pool: pg.Pool,
  source: string,
  noticed: { budget: readonly Budget[]; seen: Seen },
): Promise<void> {
  const looked = [...noticed.seen.keys()];
  const met = [...noticed.seen.values()].filter((warning) => warning !== null);
  await pool.query(
    `insert into ingest.source_state as old (source, budget, budget_at, warnings)
     values ($1, $2, case when jsonb_array_length($2::jsonb) > 0 then now() end, (
       select coalesce(jsonb_agg(new || jsonb_build_object('since', now())), '[]') from jsonb_array_elements($4::jsonb) as new))
     on conflict (source) do update set
       budget = case when jsonb_array_length(excluded.budget) > 0 then excluded.budget else old.budget end,
       budget_at = coalesce(excluded.budget_at, old.budget_at),
       warnings = (
         select coalesce(jsonb_agg(kept order by kept ->> 'since', kept ->> 'code'), '[]') from (
           select was as kept from jsonb_array_elements(old.warnings) as was where not (was ->> 'code' = any($3))
           union all
           select new || jsonb_build_object('since', coalesce(
             (select was ->> 'since' from jsonb_array_elements(old.warnings) as was where was ->> 'code' = new ->> 'code'),
             new ->> 'since'))
           from jsonb_array_elements(excluded.warnings) as new
         ) as warnings)`,
    [source, JSON.stringify(noticed.budget), looked, JSON.stringify(met)],
  );
}

/** Keeps what the last connection check found. */
export async function saveFindings(pool: pg.Pool, source: string, findings: readonly Finding[]): Promise<void> {
  await pool.query(
    `insert into ingest.source_state (source, findings, checked_at) values ($1, $2, now())
     on conflict (source) do update set findings = excluded.findings, checked_at = excluded.checked_at`,
    [source, JSON.stringify(findings)],
  );
}

/** Keeps the zone whose midnight gives a daily quota back. */
export async function saveTimeZone(pool: pg.Pool, source: string, zone: string): Promise<void> {
  await pool.query(
    `insert into ingest.source_state (source, time_zone) select $1, $2 where exists (select from pg_timezone_names where name = $2)
     on conflict (source) do update set time_zone = excluded.time_zone`,
    [source, zone],
  );
}
