-- Up Migration
create table app.builds (
  build_id bigint generated always as identity primary key,
  run_id bigint,
  status text not null check (status in ('running', 'succeeded', 'failed')),
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  nodes_done int not null default 0,
  nodes_total int not null default 0,
  failures jsonb not null default '[]'
);
create index builds_succeeded on app.builds (build_id desc) where status = 'succeeded';

-- Down Migration
drop table app.builds;
