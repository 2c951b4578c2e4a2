-- Up Migration
-- What a person decided of two donors. A row is never changed: a decision is taken back by another row that revokes it. Donors are
-- named by keys of identifiers, so nothing personal stands here.
create table settings.donor_decisions (
  decision_id bigint generated always as identity primary key,
  kind text not null,
  left_key text,
  right_key text,
  revokes bigint references settings.donor_decisions,
  decided_by text not null,
  decided_at timestamptz not null default now(),
  why text not null,
  constraint donor_decisions_kind check (kind in ('merge', 'apart', 'revoke')),
  constraint donor_decisions_pair check (
    case when kind = 'revoke' then left_key is null and right_key is null
    else left_key is not null and right_key is not null and left_key <> right_key end
  ),
  constraint donor_decisions_keys check (left_key ~ '^[0-9a-f]{32}$' and right_key ~ '^[0-9a-f]{32}$'),
  constraint donor_decisions_revokes check ((kind = 'revoke') = (revokes is not null)),
  constraint donor_decisions_why check (trim(why) <> '')
);
comment on constraint donor_decisions_kind on settings.donor_decisions is 'kind must be merge, apart or revoke.';
comment on constraint donor_decisions_pair on settings.donor_decisions is 'A decision names two different donors.';
comment on constraint donor_decisions_keys on settings.donor_decisions is 'A donor is named by its donor_key, 32 characters.';
comment on constraint donor_decisions_revokes on settings.donor_decisions is 'What is taken back must be named, and only then.';
comment on constraint donor_decisions_why on settings.donor_decisions is 'Say why: whoever reads it later was not there.';
create unique index donor_decisions_revoked_once on settings.donor_decisions (revokes);

create function settings.refuse_rewriting_decisions() returns trigger language plpgsql as $$
begin
  -- Erasing a person gives the identifiers that named them new keys; everything else stays as it was decided.
  if tg_op = 'UPDATE' and current_setting('atoll.erasing', true) = 'on'
     and to_jsonb(old) - '{left_key,right_key}'::text[] = to_jsonb(new) - '{left_key,right_key}'::text[] then
    return new;
  end if;
  raise exception 'Decisions about donors are added to, never changed.';
end
$$;
create trigger refuse_rewriting before update or delete on settings.donor_decisions
for each row execute function settings.refuse_rewriting_decisions();

create function settings.note_decision() returns trigger language plpgsql as $$
begin
  insert into ingest.landings as known (table_schema, table_name) values (tg_table_schema, tg_table_name)
  on conflict (table_schema, table_name) do update set landings = known.landings + 1, landed_at = now();
  perform pg_notify('atoll_inbox', 'settings');
  return null;
end
$$;
create trigger note_decision after insert or update on settings.donor_decisions
for each row execute function settings.note_decision();

-- Addresses that many people read: they say of nobody who wrote.
create table settings.role_addresses (
  local_part text primary key,
  constraint role_addresses_local_part check (local_part ~ '^[a-z0-9._-]+$')
);
comment on constraint role_addresses_local_part on settings.role_addresses is
'local_part must be what stands before the @ of an address, in small letters, such as info.';
insert into settings.role_addresses (local_part) values
  ('accounting'), ('accueil'), ('admin'), ('administration'), ('association'), ('billing'), ('bonjour'), ('compta'), ('contact'),
  ('contacts'), ('direction'), ('enquiries'), ('hello'), ('help'), ('info'), ('infos'), ('mail'), ('marketing'), ('no-reply'), ('noreply'),
  ('office'), ('postmaster'), ('reception'), ('sales'), ('secretariat'), ('support'), ('team'), ('webmaster');
create trigger keep_change after insert or update or delete on settings.role_addresses
for each row execute function settings.keep_change();

alter table settings.organisation add column donor_identifiers_limit integer not null default 40,
  add constraint organisation_donor_identifiers_limit check (donor_identifiers_limit between 2 and 10000);
comment on constraint organisation_donor_identifiers_limit on settings.organisation is
'donor_identifiers_limit must be from 2 to 10000: a donor with more identifiers than that is taken apart until a person decides.';

-- Down Migration
alter table settings.organisation drop column donor_identifiers_limit;
drop table settings.role_addresses;
drop table settings.donor_decisions;
drop function settings.note_decision;
drop function settings.refuse_rewriting_decisions;
