-- Up Migration
alter table app.builds
  add column invocation_id text,
  add column project text,
  add column landings jsonb,
  add column built_tables text[];
comment on column app.builds.invocation_id is 'dbt''s name of the run; the schemas it published carry it';
comment on column app.builds.project is 'fingerprint of the dbt project and its settings';
comment on column app.builds.landings is 'ingest.landings when the build began: the states of the raw tables that it read';
comment on column app.builds.built_tables is 'raw tables whose models were built; null for all';

-- Down Migration
alter table app.builds
  drop column invocation_id,
  drop column project,
  drop column landings,
  drop column built_tables;
