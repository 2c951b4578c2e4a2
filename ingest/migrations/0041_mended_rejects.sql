-- A reject is open until its record has landed or somebody has set it aside. The record as it came is never changed: what was
-- mended by hand is kept beside it.
alter table ingest.rejects
add column replay_payload jsonb,
add column replay_requested_at timestamptz,
add column replay_requested_by text,
add column replayed_at timestamptz,
add column replay_field text,
add column replay_reason text,
add column rows_landed bigint not null default 0,
add column landed_at timestamptz,
add column closed_at timestamptz,
add column closed_by text,
add column closing_note text,
add column outcome text check (outcome in ('replayed', 'dismissed', 'read_later'));

comment on column ingest.rejects.replay_payload is 'the record as mended by hand; null to land it as it came';
comment on column ingest.rejects.replay_reason is 'why the last replay was refused too';
comment on column ingest.rejects.outcome is 'read_later: a later reading of the same record went well';

create index rejects_open on ingest.rejects (source, stream, record_key) where closed_at is null;
create index rejects_to_replay on ingest.rejects (reject_id) where replay_requested_at is not null and replayed_at is null;
create index rejects_landed on ingest.rejects (landed_at) where rows_landed > 0;
