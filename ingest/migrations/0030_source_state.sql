-- How each source stands between runs: whether it is asked at all, what it allows, and what is amiss with it now.
create table ingest.source_state (
  source text primary key,
  state text not null default 'closed'
  check (state in ('closed', 'open', 'paused', 'stopped')),
  failures integer not null default 0,
  opened_at timestamptz,
  next_try_at timestamptz,
  paused_until timestamptz,
  reason_code text,
  reason text,
  breaker jsonb,
  settings_mark text,
  time_zone text,
  budget jsonb not null default '[]',
  budget_at timestamptz,
  warnings jsonb not null default '[]',
  checked_at timestamptz,
  findings jsonb not null default '[]'
);

comment on column ingest.source_state.state is
'closed: asked as usual; open: failed repeatedly, rests until next_try_at; paused: a quota is used up until paused_until; stopped: refused our credentials';
comment on column ingest.source_state.breaker is 'the circuit breaker as cockatiel writes it';
comment on column ingest.source_state.settings_mark is 'a digest of the settings that were refused: other ones are tried at once';
comment on column ingest.source_state.time_zone is 'of the account at the source, whose midnight gives back the daily quota';
comment on column ingest.source_state.budget is '[{name, limit, remaining, resets_at, restore_rate}]';
comment on column ingest.source_state.warnings is '[{code, message, mend, since}], what is amiss now';
comment on column ingest.source_state.findings is '[{item, status, subject, blocks, message, mend}] of the last connection check';

-- The instant at which a scheduled run was due. It follows from the run before, so two workers mean the same one by it, and
-- it happens once.
alter table ingest.runs add column scheduled_for timestamptz;
alter table ingest.runs add column worker text;
create unique index runs_scheduled_once on ingest.runs (scheduled_for);
