create index webhook_inbox_given_up on ingest.webhook_inbox (inbox_id) where outcome = 'given_up';
