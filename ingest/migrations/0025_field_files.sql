-- Files of field data as they came, dropped in the folder or uploaded. The bytes stay, so that a file can be read again once
-- somebody has said what its columns mean.
create table ingest.field_files (
  file_id bigint generated always as identity primary key,
  sha256 text not null unique,
  name text not null,
  content bytea not null,
  origin text not null check (origin in ('folder', 'upload')),
  received_by text,
  received_at timestamptz not null default now(),
  -- Null until its sheets are known, or it was refused as a whole.
  opened_at timestamptz,
  problem text
);

create table ingest.field_sheets (
  file_id bigint not null references ingest.field_files on delete cascade,
  sheet_no integer not null,
  sheet text not null,
  layout text not null,
  stream text,
  status text not null check (status in ('waiting', 'needs_mapping', 'empty', 'landed')),
  -- Per column of the file: its header, the field it was taken for, and the nearest ones where it was taken for none.
  columns jsonb not null default '[]',
  missing jsonb not null default '[]',
  landed_at timestamptz,
  primary key (file_id, sheet_no)
);

create index field_sheets_waiting on ingest.field_sheets (stream, file_id) where status = 'waiting';

-- What somebody said the columns of a layout mean; the next file with the same headers is read the same way.
create table ingest.field_layouts (
  layout text primary key,
  stream text not null,
  columns jsonb not null,
  saved_by text,
  saved_at timestamptz not null default now()
);

comment on column ingest.field_layouts.columns is 'field by header as written; null for a column that is kept without a meaning';
