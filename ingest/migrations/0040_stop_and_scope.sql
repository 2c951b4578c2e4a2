-- A run can be asked to stop, may read less than everything, and says so.
alter table ingest.runs
add column only_source text,
add column only_stream text,
add column stop_requested_at timestamptz,
add column stop_requested_by text;
alter table ingest.runs drop constraint runs_status_check;
alter table ingest.runs add constraint runs_status_check
check (status in ('running', 'succeeded', 'partial', 'failed', 'stopped'));
alter table ingest.stream_runs drop constraint stream_runs_status_check;
alter table ingest.stream_runs add constraint stream_runs_status_check
check (status in ('waiting', 'running', 'succeeded', 'failed', 'stopped'));

-- Workers that are up; one that ended in order takes its row away, one that was killed leaves it to grow old.
create table ingest.workers (
  worker_id uuid primary key,
  name text not null,
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now()
);
