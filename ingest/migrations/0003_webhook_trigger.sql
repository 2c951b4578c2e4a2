alter table ingest.runs drop constraint runs_trigger_check;
alter table ingest.runs add constraint runs_trigger_check
check (trigger in ('first', 'manual', 'schedule', 'cli', 'webhook'));
