-- How often rows have landed in each raw table. Counted in the transaction that lands them, so whoever compares two counts knows
-- which tables changed in between without reading them, and no clock is asked.
create table ingest.landings (
  table_schema text not null,
  table_name text not null,
  landings bigint not null default 1,
  landed_at timestamptz not null default now(),
  primary key (table_schema, table_name)
);
