create table ingest.runs (
  run_id bigint generated always as identity primary key,
  trigger text not null check (trigger in ('first', 'manual', 'schedule', 'cli')),
  status text not null default 'running' check (status in ('running', 'succeeded', 'partial', 'failed')),
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  changed_rows bigint not null default 0
);

create table ingest.stream_runs (
  run_id bigint not null references ingest.runs on delete cascade,
  source text not null,
  stream text not null,
  mode text check (mode in ('full', 'incremental')),
  status text not null default 'waiting' check (status in ('waiting', 'running', 'succeeded', 'failed')),
  started_at timestamptz,
  finished_at timestamptz,
  heartbeat_at timestamptz,
  rows_read bigint not null default 0,
  rows_landed bigint not null default 0,
  rows_unchanged bigint not null default 0,
  rows_rejected bigint not null default 0,
  expected_rows bigint,
  cursor_from text,
  cursor_to text,
  error_code text,
  error_message text,
  warnings jsonb not null default '[]',
  primary key (run_id, source, stream)
);

create index stream_runs_by_stream on ingest.stream_runs (source, stream, finished_at);

create table ingest.stream_state (
  source text not null,
  stream text not null,
  cursor jsonb,
  generation_id bigint not null default 0,
  last_success_at timestamptz,
  synced_through timestamptz,
  primary key (source, stream)
);

create table ingest.rejects (
  reject_id bigint generated always as identity primary key,
  run_id bigint references ingest.runs on delete cascade,
  source text not null,
  stream text not null,
  record_key text,
  field text not null,
  reason text not null,
  payload jsonb not null,
  rejected_at timestamptz not null default now()
);

create index rejects_by_record on ingest.rejects (source, stream, record_key);
