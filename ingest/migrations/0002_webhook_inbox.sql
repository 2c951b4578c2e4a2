-- Deliveries of webhooks as they came, after their signature was checked. A row stays for some days after it was dealt with,
-- so that a delivery repeated by its sender is known again.
create table ingest.webhook_inbox (
  inbox_id bigint generated always as identity primary key,
  source text not null,
  dedupe_key text not null,
  topic text not null,
  -- Text and not jsonb: a body may hold an escaped NUL, which jsonb refuses.
  body text,
  received_at timestamptz not null default now(),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  last_error text,
  processed_at timestamptz,
  outcome text check (outcome in ('landed', 'ignored', 'refused', 'given_up')),
  rows_landed bigint not null default 0,
  landed_at timestamptz,
  unique (source, dedupe_key)
);

create index webhook_inbox_waiting on ingest.webhook_inbox (next_attempt_at) where processed_at is null;
create index webhook_inbox_landed on ingest.webhook_inbox (landed_at) where rows_landed > 0;

-- How the inbox stands, for people: what waits, what failed and is tried again, what was dealt with and how.
create view ingest.webhook_counts as
select
  source,
  count(*) filter (where processed_at is null and attempts = 0) as waiting,
  count(*) filter (where processed_at is null and attempts > 0) as retrying,
  count(*) filter (where outcome = 'landed') as landed,
  count(*) filter (where outcome = 'ignored') as ignored,
  count(*) filter (where outcome in ('refused', 'given_up')) as failed,
  max(received_at) as last_received_at
from ingest.webhook_inbox
group by source;
