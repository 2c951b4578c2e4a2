-- Up Migration
create table app.users (
  user_id uuid primary key default gen_random_uuid(),
  name text not null,
  email text unique,
  role text not null check (role in ('administrator')),
  created_at timestamptz not null default now()
);

-- Only hashes of tokens are kept: whoever reads a backup cannot sign in with it.
create table app.sign_in_links (
  link_id bigint generated always as identity primary key,
  user_id uuid not null references app.users on delete cascade,
  token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);

create table app.sessions (
  session_id uuid primary key default gen_random_uuid(),
  user_id uuid not null references app.users on delete cascade,
  token_hash bytea not null unique,
  csrf_token text not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index sessions_expires_at on app.sessions (expires_at);

-- Down Migration
drop table app.sessions;
drop table app.sign_in_links;
drop table app.users;
