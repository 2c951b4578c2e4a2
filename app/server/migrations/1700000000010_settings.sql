-- Up Migration
-- Decisions that staff may change. dbt reads these tables as a source; whoever writes them is refused by constraints, whose comments
-- say in plain words what is wanted. Rows written here are the defaults; from then on the history is kept.
create schema settings;

create function settings.is_time_zone(name text) returns boolean language sql stable
return exists (select from pg_timezone_names as zones where zones.name = is_time_zone.name);

create table settings.organisation (
  is_only boolean primary key default true,
  time_zone text not null default 'Pacific/Tahiti',
  reporting_currency text not null default 'EUR',
  fiscal_year_start integer not null default 1,
  stale_deal_days integer not null default 60,
  plan_grace_days integer not null default 14,
  plan_switch_days integer not null default 14,
  constraint organisation_is_only check (is_only),
  constraint organisation_time_zone check (settings.is_time_zone(time_zone)),
  constraint organisation_reporting_currency check (reporting_currency ~ '^[A-Z]{3}$'),
  constraint organisation_fiscal_year_start check (fiscal_year_start between 1 and 12),
  constraint organisation_stale_deal_days check (stale_deal_days between 1 and 3650),
  constraint organisation_plan_grace_days check (plan_grace_days between 0 and 366),
  constraint organisation_plan_switch_days check (plan_switch_days between 0 and 366)
);
insert into settings.organisation default values;

create table settings.revenue_classes (
  product_type text primary key,
  revenue_class text not null,
  constraint revenue_classes_product_type check (trim(product_type) <> ''),
  constraint revenue_classes_revenue_class check (revenue_class in ('adoption', 'donation', 'merchandise'))
);
create unique index revenue_classes_once on settings.revenue_classes (lower(product_type));

create table settings.receipt_shares (
  revenue_class text primary key,
  share numeric,
  constraint receipt_shares_revenue_class check (revenue_class in ('adoption', 'donation', 'tip', 'partner')),
  constraint receipt_shares_share check (share between 0 and 1)
);

create table settings.channels (
  utm_source text not null,
  utm_medium text not null default '*',
  channel text not null,
  primary key (utm_source, utm_medium),
  constraint channels_utm_source check (utm_source = lower(trim(utm_source)) and utm_source <> ''),
  constraint channels_utm_medium check (utm_medium = lower(trim(utm_medium)) and utm_medium <> ''),
  constraint channels_channel check (channel ~ '^[a-z][a-z0-9_]*$')
);

create table settings.referrers (
  domain_part text primary key,
  channel text not null,
  constraint referrers_domain_part check (domain_part ~ '^[a-z0-9-]+(\.[a-z0-9-]+)*\.$'),
  constraint referrers_channel check (channel ~ '^[a-z][a-z0-9_]*$')
);

create table settings.coral_sites (
  site_key text primary key,
  parent_key text references settings.coral_sites deferrable initially deferred,
  level text not null,
  name text not null,
  country text,
  latitude numeric,
  longitude numeric,
  aliases text,
  opened_at date,
  status text not null default 'active',
  constraint coral_sites_site_key check (site_key ~ '^[a-z][a-z0-9_]*$' and site_key <> 'unassigned'),
  constraint coral_sites_parent_key check ((level = 'branch') = (parent_key is null) and parent_key is distinct from site_key),
  constraint coral_sites_level check (
    level in ('branch', 'restoration_site', 'nursery', 'structure', 'outplant_site', 'control_site', 'reference_site')
  ),
  constraint coral_sites_name check (trim(name) <> ''),
  constraint coral_sites_country check (country ~ '^[A-Z]{2}$'),
  constraint coral_sites_latitude check (latitude between -90 and 90),
  constraint coral_sites_longitude check (longitude between -180 and 180),
  constraint coral_sites_status check (status in ('active', 'closed'))
);

create table settings.line_properties (
  property_name text primary key,
  meaning text not null,
  constraint line_properties_property_name check (trim(property_name) <> ''),
  constraint line_properties_meaning check (
    meaning in ('site', 'recipient', 'recipient_email', 'coral_name', 'message', 'in_honor_of', 'in_memory_of')
  )
);

create table settings.pipelines (
  pipeline_id text primary key,
  kind text not null,
  constraint pipelines_pipeline_id check (trim(pipeline_id) <> ''),
  constraint pipelines_kind check (kind in ('partner', 'shop', 'other'))
);

create table settings.giving_tiers (
  tier text primary key,
  at_least numeric not null unique,
  constraint giving_tiers_tier check (tier ~ '^[a-z][a-z0-9_]*$' and tier <> 'none'),
  constraint giving_tiers_at_least check (at_least > 0)
);

create table settings.lifecycle_statuses (
  lifecycle_status text primary key,
  at_least integer not null unique,
  constraint lifecycle_statuses_lifecycle_status check (lifecycle_status in ('active', 'lapsing', 'lapsed', 'dormant')),
  constraint lifecycle_statuses_at_least check (at_least between 0 and 600)
);

create table settings.rfm_scores (
  part text not null,
  score integer not null,
  at_least numeric not null,
  primary key (part, score),
  unique (part, at_least),
  constraint rfm_scores_part check (part in ('recency', 'frequency', 'monetary')),
  constraint rfm_scores_score check (score between 1 and 5),
  constraint rfm_scores_at_least check (at_least >= 0)
);

-- Names that a value must begin with or equal: what the shop says of orders that a plan made.
create table settings.recurring_sources (
  source_name text primary key,
  constraint recurring_sources_source_name check (source_name = lower(trim(source_name)) and source_name <> '')
);

-- Campaigns that are one, written in several ways.
create table settings.campaign_aliases (
  alias_key text primary key,
  campaign_key text not null,
  constraint campaign_aliases_alias_key check (alias_key = lower(trim(alias_key)) and alias_key <> ''),
  constraint campaign_aliases_campaign_key check (campaign_key = lower(trim(campaign_key)) and campaign_key not in ('', alias_key))
);

insert into settings.revenue_classes (product_type, revenue_class) values
  ('Coral adoption', 'adoption'),
  ('Donation', 'donation'),
  ('Merchandise', 'merchandise');
insert into settings.receipt_shares (revenue_class) values ('adoption'), ('donation'), ('tip'), ('partner');
insert into settings.channels (utm_source, utm_medium, channel) values
  ('newsletter', 'email', 'email'),
  ('klaviyo', 'email', 'email'),
  ('instagram', '*', 'instagram'),
  ('ig', '*', 'instagram'),
  ('facebook', '*', 'facebook'),
  ('fb', '*', 'facebook'),
  ('google', 'cpc', 'google_ads'),
  ('google', 'ppc', 'google_ads');
insert into settings.referrers (domain_part, channel) values
  ('google.', 'organic_search'),
  ('bing.', 'organic_search'),
  ('instagram.', 'instagram'),
  ('facebook.', 'facebook');
insert into settings.coral_sites (site_key, parent_key, level, name, country, latitude, longitude, aliases, opened_at) values
  ('french_polynesia', null, 'branch', 'French Polynesia', 'PF', -17.5388, -149.8295, 'Polynésie française|Tahiti', '2017-05-01'),
  ('fiji', null, 'branch', 'Fiji', 'FJ', -17.7500, 177.1667, 'Fidji', '2022-03-01'),
  ('thailand', null, 'branch', 'Thailand', 'TH', 11.8197, 102.4781, 'Thaïlande', '2023-02-01'),
  ('moorea', 'french_polynesia', 'restoration_site', 'Moʻorea', 'PF', -17.4766, -149.8300, 'Moorea', '2017-05-01'),
  ('tikehau', 'french_polynesia', 'restoration_site', 'Tikehau', 'PF', -15.0000, -148.1667, 'Tikehau atoll', '2021-09-01'),
  ('ahe', 'french_polynesia', 'restoration_site', 'Ahe', 'PF', -14.5000, -146.3000, 'Ahe atoll', '2022-06-01'),
  ('malolo', 'fiji', 'restoration_site', 'Malolo', 'FJ', -17.7667, 177.1667, 'Malolo Island|Mamanuca', '2022-03-01'),
  ('koh_mak', 'thailand', 'restoration_site', 'Koh Mak', 'TH', 11.8197, 102.4781, 'Ko Mak|Ko Maak', '2023-02-01');
insert into settings.line_properties (property_name, meaning) values
  ('Site', 'site'),
  ('Site de restauration', 'site'),
  ('Recipient', 'recipient'),
  ('Recipient name', 'recipient'),
  ('Recipient email', 'recipient_email'),
  ('To', 'recipient'),
  ('Send certificate to', 'recipient_email'),
  ('Destinataire', 'recipient'),
  ('Nom du destinataire', 'recipient'),
  ('E-mail du destinataire', 'recipient_email'),
  ('Pour qui ?', 'recipient'),
  ('Courriel', 'recipient_email'),
  ('Coral name', 'coral_name'),
  ('Nom du corail', 'coral_name'),
  ('Message', 'message'),
  ('Gift message', 'message'),
  ('Message cadeau', 'message'),
  ('Votre message', 'message');
insert into settings.pipelines (pipeline_id, kind) values
  ('ecommerce', 'shop');
insert into settings.giving_tiers (tier, at_least) values
  ('micro', 0.01),
  ('small', 100.01),
  ('midsize', 500.01),
  ('major', 5000.01),
  ('supersize', 50000.01);
insert into settings.lifecycle_statuses (lifecycle_status, at_least) values
  ('active', 0),
  ('lapsing', 12),
  ('lapsed', 18),
  ('dormant', 36);
insert into settings.rfm_scores (part, score, at_least) values
  ('recency', 5, 0),
  ('recency', 4, 3),
  ('recency', 3, 6),
  ('recency', 2, 12),
  ('recency', 1, 24),
  ('frequency', 1, 0),
  ('frequency', 2, 1),
  ('frequency', 3, 2),
  ('frequency', 4, 4),
  ('frequency', 5, 12),
  ('monetary', 1, 0),
  ('monetary', 2, 50),
  ('monetary', 3, 100),
  ('monetary', 4, 500),
  ('monetary', 5, 5000);
insert into settings.recurring_sources (source_name) values ('subscription_contract');

-- Down Migration
drop schema settings cascade;
