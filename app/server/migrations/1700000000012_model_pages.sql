-- Up Migration
create table app.model_pages (
  project text primary key,
  page bytea not null,
  made_at timestamptz not null default now()
);
comment on table app.model_pages is 'what dbt tells of the models, one page, of the newest project that was built';
comment on column app.model_pages.project is 'fingerprint of the dbt project and its settings';
comment on column app.model_pages.page is 'HTML, compressed with gzip';

-- Down Migration
drop table app.model_pages;
