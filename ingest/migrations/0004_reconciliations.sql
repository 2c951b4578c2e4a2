-- What a comparison of a stream with its source found and did; `day` is the UTC day on which it began.
-- No reference to the run: the results are a history of their own and stay when old runs are cleared away.
create table ingest.reconciliations (
  run_id bigint not null,
  source text not null,
  stream text not null,
  day date not null,
  status text not null check (status in ('succeeded', 'failed')),
  started_at timestamptz not null,
  finished_at timestamptz not null default now(),
  source_rows bigint,
  raw_rows bigint,
  source_sum numeric,
  raw_sum numeric,
  missing_rows bigint not null default 0,
  surplus_rows bigint not null default 0,
  stale_rows bigint not null default 0,
  deleted_rows bigint not null default 0,
  repaired_rows bigint not null default 0,
  rejected_rows bigint not null default 0,
  missing_ids jsonb not null default '[]',
  surplus_ids jsonb not null default '[]',
  stale_ids jsonb not null default '[]',
  months jsonb not null default '[]',
  error_code text,
  error_message text,
  primary key (run_id, source, stream)
);

create index reconciliations_by_day on ingest.reconciliations (day, source, stream);

comment on column ingest.reconciliations.missing_rows is 'in raw, not at the source: deleted there';
comment on column ingest.reconciliations.surplus_rows is 'at the source, not in raw: never landed';
comment on column ingest.reconciliations.stale_rows is 'in both, and raw holds an older state';
comment on column ingest.reconciliations.missing_ids is 'the first hundred, as surplus_ids and stale_ids';
comment on column ingest.reconciliations.months is 'UTC months whose counts or sums still differ after the repair';
