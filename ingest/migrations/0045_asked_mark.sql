alter table ingest.stream_state add column asked_mark text;

comment on column ingest.stream_state.asked_mark is
'a digest of all that was asked of a record at the last full read: asked for more, everything is read again';
