-- Who was erased, so that nothing read later brings the person back. An e-mail stands here as a salted hash in the form of an address,
-- which also takes its place in raw rows: what belonged together still does, and nobody can tell to whom. Ids of sources say nothing of
-- a person whose record is erased, so they stand as they are.
create table ingest.tombstones (
  id_type text not null check (id_type in ('salt', 'email', 'shopify_customer_id', 'hubspot_contact_id', 'shopify_order_name')),
  id_value text not null,
  erased_at timestamptz not null default now(),
  requested_by text not null,
  why text not null,
  primary key (id_type, id_value)
);
comment on table ingest.tombstones is 'the one of type salt tells whether ATOLL_ERASURE_SALT is still the salt of the others';
