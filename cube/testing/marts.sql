-- Marts in the shape that dbt publishes, small and worked out by hand: three donors, seven lines, five corals, four deals and their stages, three plans.
create schema __schema__;
create table __schema__.build_runs (build_id bigint, invocation_id text, finished_at timestamptz);
create table __schema__.dim_products (product_key text, title text);
create table __schema__.dim_campaigns (campaign_key text, name text);
create table __schema__.dim_coral_sites (
  site_key text, parent_key text, level text, name text, path text, branch text, restoration_site text, nursery text, country text,
  latitude numeric(9, 6), longitude numeric(9, 6)
);
create table __schema__.dim_species (species_key text, name text, genus text);
create table __schema__.fct_reef_surveys (
  survey_key text, site_key text, species_key text, recorded_date date, n_sampled int, n_alive int, n_seeded int, n_outplanted int,
  health_score numeric(4, 2), bleach_score numeric(4, 2), evi numeric(16, 4)
);
create table __schema__.dim_donors (
  donor_key text, donor_type text, email text, country text, first_gift_date date, last_gift_date date,
  gifts int, lifetime_giving numeric(16, 2), acquisition_channel text
);
create table __schema__.fct_donor_years (
  donor_key text, fiscal_year int, first_day date, is_unfinished boolean, gifts int, net numeric(16, 2), prior_gifts int,
  prior_net numeric(16, 2), delta numeric(16, 2), gifts_to_day int, net_to_day numeric(16, 2), prior_net_to_day numeric(16, 2),
  status text, was_new_in_prior_year boolean, gain_loss_class text, giving_tier text, prior_channel text, prior_country text,
  prior_site_key text
);
create table __schema__.fct_donations (
  line_key text, gift_key text, donor_key text, gift_date date, revenue_class text, channel text, country text, currency text,
  product_key text, campaign_key text, gross numeric(16, 2), discount numeric(16, 2), refunded numeric(16, 2),
  chargeback numeric(16, 2), net numeric(16, 2), net_original numeric(16, 2), is_recurring boolean, is_gift_for_other boolean,
  is_first_gift boolean, is_raised boolean, is_counted boolean, exclusion_reason text, fee numeric(16, 2) default 0,
  at_risk numeric(16, 2) default 0, gift_net numeric(16, 2), receipt_eligible numeric(16, 2), tribute_type text
);
create table __schema__.fct_donation_adjustments (
  adjustment_key text, adjustment_type text, status text, line_key text, event_id text, event_date date, gift_date date,
  is_raised boolean, amount numeric(16, 2), amount_shop numeric(16, 2)
);
create table __schema__.fct_adoptions (
  adoption_key text, donor_key text, site_key text, species_key text, adopted_date date,
  is_gift_for_other boolean, is_complimentary boolean, is_cancelled boolean, stage text, certificate_date date, days_to_certificate int,
  outplanted_date date, days_to_outplant int, source_system text
);
create table __schema__.fct_deals (
  deal_key text, pipeline text, stage text, stage_order int, amount numeric(16, 2), weighted_amount numeric(16, 2),
  created_date date, close_date date, is_closed boolean, is_won boolean, is_shopify_mirror boolean, is_partner boolean, owner text,
  lost_reason text, is_overdue boolean, is_stale boolean
);
create table __schema__.fct_deal_stage_history (
  deal_stage_key text, pipeline text, stage text, stage_order int, is_closing_stage boolean, entered_date date, exited_date date,
  exited_at timestamptz, days int, owner text, is_partner boolean
);
create table __schema__.fct_recurring_months (
  plan_month_key text, month_date date, is_current_month boolean, donor_key text, donor_month_key text, billing_interval text,
  opening_mrr numeric(16, 2), new_mrr numeric(16, 2), upgrade_mrr numeric(16, 2), downgrade_mrr numeric(16, 2),
  churned_mrr numeric(16, 2), reactivated_mrr numeric(16, 2), closing_mrr numeric(16, 2), is_donor_at_opening boolean,
  is_donor_at_closing boolean, missed_payments int, is_late boolean
);
insert into __schema__.build_runs values (1, 'first', '2026-11-01 08:00Z');
insert into __schema__.dim_products values ('p1', 'Adopt a coral'), ('unassigned', 'unassigned');
insert into __schema__.dim_campaigns values ('c1', 'Spring appeal'), ('unassigned', 'unassigned');
insert into __schema__.dim_coral_sites values
  ('fp', null, 'branch', 'French Polynesia', 'French Polynesia', 'French Polynesia', 'unassigned', null, 'PF', -17.5388, -149.8295),
  ('moorea', 'fp', 'restoration_site', 'Moʻorea', 'French Polynesia > Moʻorea', 'French Polynesia', 'Moʻorea', null, 'PF', -17.4766, -149.83),
  ('moorea/n', 'moorea', 'nursery', 'North', 'French Polynesia > Moʻorea > North', 'French Polynesia', 'Moʻorea', 'North', 'PF', -17.4766, -149.83),
  ('tikehau', 'fp', 'restoration_site', 'Tikehau', 'French Polynesia > Tikehau', 'French Polynesia', 'Tikehau', null, 'PF', -15, -148.17),
  ('unassigned', null, 'restoration_site', 'unassigned', 'unassigned', 'unassigned', 'unassigned', null, 'unassigned', null, null);
insert into __schema__.dim_species values ('pocillopora', 'Pocillopora sp.', 'Pocillopora'), ('acropora', 'Acropora sp.', 'Acropora'),
  ('unassigned', 'unassigned', 'unassigned');
insert into __schema__.fct_reef_surveys values
  ('r1', 'moorea/n', 'pocillopora', '2026-01-10', 100, 90, 10, 0, 2, 1, 100),
  ('r2', 'moorea', 'acropora', '2026-02-10', 10, 1, 0, 0, 5, null, null),
  ('r3', 'tikehau', 'acropora', '2026-01-20', 20, 20, 0, 0, 1, 1, 300),
  ('r4', 'tikehau', 'acropora', '2026-03-20', 0, 0, 0, 3, null, null, null);
insert into __schema__.dim_donors values
  ('d1', 'person', 'ana@example.org', 'FR', '2025-03-01', '2026-02-01', 2, 89.00, 'email'),
  ('d2', 'person', 'moana@example.org', 'PF', '2026-01-31', '2026-01-31', 1, 50.28, 'direct'),
  ('d3', 'organisation', null, 'US', '2026-03-01', '2026-03-01', 1, 1000.00, 'partner_deal'),
  ('d4', 'person', 'never@example.org', 'FR', null, null, 0, 0, null);
insert into __schema__.fct_donor_years values
  ('d1', 2025, '2025-01-01', false, 1, 34, 0, 0, 34, 1, 34, 0, 'new', false, 'new', 'micro', 'none', 'none', 'none'),
  ('d5', 2025, '2025-01-01', false, 1, 10, 0, 0, 10, 0, 0, 0, 'new', false, 'new', 'micro', 'none', 'none', 'none'),
  ('d6', 2025, '2025-01-01', false, 2, 20, 0, 0, 20, 1, 10, 0, 'new', false, 'new', 'micro', 'none', 'none', 'none'),
  ('d1', 2026, '2026-01-01', true, 1, 55, 1, 34, 21, 1, 55, 34, 'retained', true, 'upgraded', 'micro', 'email', 'FR', 'moorea'),
  ('d5', 2026, '2026-01-01', true, 0, 0, 1, 10, -10, 0, 0, 0, 'lapsed', true, 'lapsed_new', 'none', 'direct', 'FR', 'unassigned'),
  ('d6', 2026, '2026-01-01', true, 0, 0, 2, 20, -20, 0, 0, 10, 'lapsed', true, 'lapsed_new', 'none', 'direct', 'PF', 'tikehau'),
  ('d2', 2026, '2026-01-01', true, 1, 50.28, 0, 0, 50.28, 1, 50.28, 0, 'new', false, 'new', 'micro', 'none', 'none', 'none'),
  ('d3', 2026, '2026-01-01', true, 1, 1000, 0, 0, 1000, 1, 1000, 0, 'new', false, 'new', 'midsize', 'none', 'none', 'none');
insert into __schema__.fct_donations values
  -- One gift of two lines, then the same donor's second gift, partly refunded.
  ('l1', 'g1', 'd1', '2025-03-01', 'adoption', 'email', 'FR', 'EUR', 'p1', 'c1', 30, 0, 0, 0, 30, 30, false, true, true, true, true, null),
  ('l2', 'g1', 'd1', '2025-03-01', 'tip', 'email', 'FR', 'EUR', 'unassigned', 'c1', 4, 0, 0, 0, 4, 4, false, false, true, true, true, null),
  ('l3', 'g2', 'd1', '2026-02-01', 'donation', 'email', 'FR', 'EUR', 'unassigned', 'unassigned', 60, 0, 5, 0, 55, 55, true, false, false, true, true, null),
  -- Paid in francs.
  ('l4', 'g3', 'd2', '2026-01-31', 'adoption', 'direct', 'PF', 'XPF', 'p1', 'unassigned', 50.28, 0, 0, 0, 50.28, 6000, false, false, true, true, true, null),
  ('l5', 'g4', 'd3', '2026-03-01', 'partner', 'partner_deal', 'US', 'EUR', 'unassigned', 'unassigned', 1000, 0, 0, 0, 1000, 1000, false, false, true, true, true, null),
  -- A complimentary gift without a donor, and merchandise.
  ('l6', 'g5', null, '2026-03-02', 'adoption', 'unknown', 'unassigned', 'EUR', 'p1', 'unassigned', 20, 20, 0, 0, 0, 0, false, false, false, true, false, 'not_positive'),
  ('l7', 'g6', 'd2', '2026-03-02', 'merchandise', 'direct', 'PF', 'EUR', 'unassigned', 'unassigned', 25, 0, 0, 0, 25, 25, false, false, false, false, false, 'merchandise');
update __schema__.fct_donations as line set gift_net = gifts.net
from (select gift_key, sum(net) as net, min(line_key) as first_line from __schema__.fct_donations where is_counted group by gift_key) gifts
where line.line_key = gifts.first_line;
-- What was paid back on another day than the gift's.
insert into __schema__.fct_donation_adjustments values
  ('r1', 'refund', 'success', 'l3', 'e1', '2026-02-09', '2026-02-01', true, 5, 5);
insert into __schema__.fct_adoptions values
  ('a1', 'd1', 'moorea', 'pocillopora', '2025-03-01', true, false, false, 'outplanted', '2025-03-04', 3, '2026-03-01', 365, 'shopify'),
  ('a2', 'd2', 'moorea', 'pocillopora', '2026-01-31', false, false, false, 'seeded', '2026-02-05', 5, null, null, 'shopify'),
  ('a3', 'd2', 'tikehau', 'acropora', '2026-01-31', false, false, false, 'adopted', null, null, null, null, 'hubspot'),
  ('a4', null, 'unassigned', 'unassigned', '2026-03-02', false, true, false, 'adopted', null, null, null, null, 'shopify'),
  ('a5', 'd2', 'tikehau', 'acropora', '2026-01-31', false, false, true, 'cancelled', null, null, null, null, 'shopify');
insert into __schema__.fct_deals values
  ('h1', 'Partners', 'Proposal', 1, 5000, 2500, '2026-01-10', '2026-12-31', false, false, false, true, 'Tehani', null, true, false),
  ('h2', 'Partners', 'Won', 2, 1000, 1000, '2026-01-05', '2026-03-01', true, true, false, true, null, null, false, false),
  ('h3', 'Partners', 'Lost', 3, 700, 0, '2026-01-05', '2026-03-05', true, false, false, true, null, 'Budget', false, false),
  ('h4', 'Ecommerce', 'Checkout', 0, 90, 90, '2026-01-05', '2026-03-05', false, false, true, false, null, null, true, true);
insert into __schema__.fct_deal_stage_history values
  ('s1', 'Partners', 'Proposal', 1, false, '2026-01-10', null, null, 400, 'Tehani', true),
  ('s2', 'Partners', 'Proposal', 1, false, '2026-01-05', '2026-01-15', '2026-01-15 12:00Z', 10, 'unassigned', true),
  ('s3', 'Partners', 'Proposal', 1, false, '2026-01-05', '2026-01-09', '2026-01-09 12:00Z', 4, 'unassigned', true),
  ('s4', 'Ecommerce', 'Proposal', 1, false, '2026-01-05', '2026-06-09', '2026-06-09 12:00Z', 155, 'unassigned', false),
  ('s5', 'Partners', 'Won', 2, true, '2026-01-15', null, null, 395, 'unassigned', true);
insert into __schema__.fct_recurring_months values
  -- Two plans of one donor, of which one ends, and one of another donor, which ends a month later.
  ('p1:2026-09', '2026-09-01', false, 'd1', 'd1:2026-09', 'month', 10, 0, 5, 0, 0, 0, 15, true, true, 0, true),
  ('p2:2026-09', '2026-09-01', false, 'd1', 'd1:2026-09', 'year', 5, 0, 0, 0, 5, 0, 0, true, true, 1, false),
  ('p3:2026-09', '2026-09-01', false, 'd2', 'd2:2026-09', 'month', 20, 0, 0, 0, 0, 0, 20, true, true, 0, false),
  ('p1:2026-10', '2026-10-01', true, 'd1', 'd1:2026-10', 'month', 15, 0, 0, 0, 0, 0, 15, true, true, 0, true),
  ('p3:2026-10', '2026-10-01', true, 'd2', 'd2:2026-10', 'month', 20, 0, 0, 0, 20, 0, 0, true, false, 0, false);
