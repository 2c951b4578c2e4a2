-- Up Migration
-- What people were told when a value was refused; see whoever writes.
comment on constraint organisation_is_only on settings.organisation is 'There is one organisation: change its row.';
comment on constraint organisation_time_zone on settings.organisation is 'time_zone must be a zone name such as Pacific/Tahiti or Europe/Paris.';
comment on constraint organisation_reporting_currency on settings.organisation is 'reporting_currency must be a currency code of three capitals such as EUR.';
comment on constraint organisation_fiscal_year_start on settings.organisation is 'fiscal_year_start must be a month from 1 to 12.';
comment on constraint organisation_stale_deal_days on settings.organisation is 'stale_deal_days must be from 1 to 3650 days.';
comment on constraint organisation_plan_grace_days on settings.organisation is 'plan_grace_days must be from 0 to 366 days.';
comment on constraint organisation_plan_switch_days on settings.organisation is 'plan_switch_days must be from 0 to 366 days.';
comment on constraint revenue_classes_product_type on settings.revenue_classes is 'product_type must be a product type as the shop has it.';
comment on constraint revenue_classes_revenue_class on settings.revenue_classes is 'revenue_class must be adoption, donation or merchandise.';
comment on constraint receipt_shares_revenue_class on settings.receipt_shares is 'revenue_class must be adoption, donation, tip or partner.';
comment on constraint receipt_shares_share on settings.receipt_shares is 'share must be from 0 to 1, or empty where nobody has decided.';
comment on constraint channels_utm_source on settings.channels is 'utm_source must be in small letters without blanks around it.';
comment on constraint channels_utm_medium on settings.channels is 'utm_medium must be in small letters, or * for any.';
comment on constraint channels_channel on settings.channels is 'channel must be a key of small letters, digits and underscores such as google_ads.';
comment on constraint referrers_domain_part on settings.referrers is 'domain_part must be the beginning of a domain, ending in a dot, such as facebook.';
comment on constraint referrers_channel on settings.referrers is 'channel must be a key of small letters, digits and underscores such as instagram.';
comment on constraint coral_sites_site_key on settings.coral_sites is 'site_key must be a key of small letters, digits and underscores such as koh_mak.';
comment on constraint coral_sites_parent_key on settings.coral_sites is 'parent_key must be another site; a branch has none, and only a branch.';
comment on constraint coral_sites_parent_key_fkey on settings.coral_sites is 'parent_key must be the site_key of a listed site.';
comment on constraint coral_sites_level on settings.coral_sites is 'level must be branch, restoration_site, nursery, structure, outplant_site, control_site or reference_site.';
comment on constraint coral_sites_name on settings.coral_sites is 'name must not be empty.';
comment on constraint coral_sites_country on settings.coral_sites is 'country must be a code of two capitals such as PF.';
comment on constraint coral_sites_latitude on settings.coral_sites is 'latitude must be from -90 to 90 degrees.';
comment on constraint coral_sites_longitude on settings.coral_sites is 'longitude must be from -180 to 180 degrees.';
comment on constraint coral_sites_status on settings.coral_sites is 'status must be active or closed.';
comment on constraint line_properties_property_name on settings.line_properties is 'property_name must be the name of a line property as the shop has it.';
comment on constraint line_properties_meaning on settings.line_properties is 'meaning must be site, recipient, recipient_email, coral_name, message, in_honor_of or in_memory_of.';
comment on constraint pipelines_pipeline_id on settings.pipelines is 'pipeline_id must be the id of a pipeline in HubSpot.';
comment on constraint pipelines_kind on settings.pipelines is 'kind must be partner, shop or other.';
comment on constraint giving_tiers_tier on settings.giving_tiers is 'tier must be a key of small letters, digits and underscores such as major.';
comment on constraint giving_tiers_at_least on settings.giving_tiers is 'at_least must be an amount above 0 in the reporting currency.';
comment on constraint giving_tiers_at_least_key on settings.giving_tiers is 'at_least must differ from that of every other tier.';
comment on constraint lifecycle_statuses_lifecycle_status on settings.lifecycle_statuses is 'lifecycle_status must be active, lapsing, lapsed or dormant.';
comment on constraint lifecycle_statuses_at_least on settings.lifecycle_statuses is 'at_least must be from 0 to 600 months.';
comment on constraint lifecycle_statuses_at_least_key on settings.lifecycle_statuses is 'at_least must differ from that of every other status.';
comment on constraint rfm_scores_part on settings.rfm_scores is 'part must be recency, frequency or monetary.';
comment on constraint rfm_scores_score on settings.rfm_scores is 'score must be from 1 to 5.';
comment on constraint rfm_scores_at_least on settings.rfm_scores is 'at_least must be 0 or more.';
comment on constraint rfm_scores_part_at_least_key on settings.rfm_scores is 'at_least must differ from that of the other scores of its part.';
comment on constraint recurring_sources_source_name on settings.recurring_sources is 'source_name must be in small letters: the beginning of what the shop says an order came from.';
comment on constraint campaign_aliases_alias_key on settings.campaign_aliases is 'alias_key must be a campaign in small letters such as instagram/social/reef-week.';
comment on constraint campaign_aliases_campaign_key on settings.campaign_aliases is 'campaign_key must be another campaign in small letters, the one that counts.';

-- Every change with what stood before, in the transaction that makes it; never changed itself.
create table settings.changes (
  change_id bigint generated always as identity primary key,
  table_name text not null,
  row_key jsonb not null,
  before jsonb,
  after jsonb,
  changed_by text not null,
  changed_at timestamptz not null default now(),
  why text,
  undoes bigint references settings.changes
);
create index changes_of_a_row on settings.changes (table_name, row_key);

create function settings.refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'The history of settings is added to, never changed.';
end
$$;
create trigger refuse_rewriting before update or delete or truncate on settings.changes
for each statement execute function settings.refuse_rewriting();

-- atoll.changed_by, atoll.why and atoll.undoes are set by whoever writes; who does not say so is named by the database's role.
create function settings.keep_change() returns trigger language plpgsql as $$
declare
  before jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  after jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
begin
  if before is not distinct from after then return null; end if;
  insert into settings.changes (table_name, row_key, before, after, changed_by, why, undoes)
  values (
    tg_table_name,
    (
      select jsonb_object_agg(attname, coalesce(after, before) -> attname)
      from pg_index join pg_attribute on attrelid = indrelid and attnum = any(indkey)
      where indrelid = tg_relid and indisprimary
    ),
    before,
    after,
    coalesce(nullif(current_setting('atoll.changed_by', true), ''), 'database role ' || session_user),
    nullif(current_setting('atoll.why', true), ''),
    nullif(current_setting('atoll.undoes', true), '')::bigint
  );
  insert into ingest.landings as known (table_schema, table_name) values (tg_table_schema, tg_table_name)
  on conflict (table_schema, table_name) do update set landings = known.landings + 1, landed_at = now();
  perform pg_notify('atoll_inbox', 'settings');
  return null;
end
$$;

do $$
declare
  setting text;
begin
  foreach setting in array array[
    'organisation', 'revenue_classes', 'receipt_shares', 'channels', 'referrers', 'coral_sites', 'line_properties', 'pipelines',
    'giving_tiers', 'lifecycle_statuses', 'rfm_scores', 'recurring_sources', 'campaign_aliases'
  ] loop
    execute format(
      'create trigger keep_change after insert or update or delete on settings.%I for each row execute function settings.keep_change()',
      setting
    );
  end loop;
end
$$;

-- Down Migration
drop table settings.changes;
drop function settings.keep_change cascade;
drop function settings.refuse_rewriting;
