-- What a delivery named, as `stream id` pairs: the body itself is not kept once it has been dealt with.
alter table ingest.webhook_inbox add column records text;
create index webhook_inbox_by_time on ingest.webhook_inbox (received_at);
