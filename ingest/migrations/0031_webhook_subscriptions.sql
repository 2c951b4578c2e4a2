-- The subscriptions that Atoll made at a source, so that one the source has deleted is told from one that never was.
create table ingest.webhook_subscriptions (
  source text not null,
  topic text not null,
  subscription_id text not null,
  uri text not null,
  made_at timestamptz not null default now(),
  remade_at timestamptz,
  primary key (source, topic)
);

comment on column ingest.webhook_subscriptions.remade_at is 'when it was last found deleted by the source and made again';
