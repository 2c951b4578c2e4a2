-- Where Airbyte lands a source: the job that the run started there, and how many bytes it has moved.
alter table ingest.stream_runs add column airbyte_job_id bigint, add column bytes_read bigint;

create index stream_runs_by_airbyte_job on ingest.stream_runs (airbyte_job_id) where airbyte_job_id is not null;
