{{ config(materialized='keyed', touched_by='donor') }}

with

profiles as (
    select * from {{ ref('int_donor_profiles') }}
    {{ where_touched('donor') }}
),

identities as (
    select
        donor_key,
        string_agg(distinct source_system, ',' order by source_system) as source_systems,
        max(loaded_at) as loaded_at
    from {{ ref('bridge_donor_identities') }}
    {{ where_touched('donor') }}
    group by donor_key
),

giving as (
    select * from {{ ref('int_donor_giving') }}
),

owners as (
    select * from {{ ref('int_donor_owners') }}
),

adopted as (
    select
        donor_key,
        count(*)::integer as corals
    from {{ ref('fct_adoptions') }}
    where not is_cancelled and donor_key is not null {{ and_touched('donor') }}
    group by donor_key
)

select
    profiles.donor_key,
    profiles.donor_type,
    case
        when profiles.erased_at is not null then 'erased'
        else coalesce(profiles.name, profiles.email, 'unassigned')
    end as display_name,
    case when profiles.erased_at is null then profiles.email end as email,
    coalesce(giving.country, profiles.country, 'unassigned') as country,
    coalesce(profiles.language, 'unknown') as language,
    giving.first_gift_date,
    giving.second_gift_date,
    giving.last_gift_date,
    giving.first_gift::numeric(16, 2) as first_gift,
    giving.last_gift::numeric(16, 2) as last_gift,
    giving.largest_gift::numeric(16, 2) as largest_gift,
    giving.best_gift_year,
    coalesce(giving.gifts, 0) as gifts,
    coalesce(giving.lifetime_giving, 0)::numeric(16, 2) as lifetime_giving,
    coalesce(giving.this_year_giving, 0)::numeric(16, 2) as this_year_giving,
    coalesce(giving.last_year_giving, 0)::numeric(16, 2) as last_year_giving,
    coalesce(giving.giving_tier, 'none') as giving_tier,
    coalesce(giving.lifecycle_status, 'prospect') as lifecycle_status,
    giving.rfm_recency,
    giving.rfm_frequency,
    giving.rfm_monetary,
    giving.rfm_recency::text || giving.rfm_frequency || giving.rfm_monetary as rfm,
    coalesce(giving.last_year_giving > 0 and giving.this_year_giving = 0, false) as is_lybunt,
    coalesce(giving.this_year_giving = 0, false) as is_sybunt,
    coalesce(giving.is_second_gift_due, false) as is_second_gift_due,
    coalesce(giving.gave_again_in_a_year, false) as gave_again_in_a_year,
    coalesce(adopted.corals, 0) as corals,
    coalesce(giving.acquisition_channel, 'unknown') as acquisition_channel,
    coalesce(owners.owner, 'unassigned') as owner,
    profiles.email_consent = 'given' as accepts_marketing,
    profiles.email_consent,
    profiles.sms_consent,
    profiles.refused_subscription_ids,
    profiles.do_not_contact,
    profiles.erased_at,
    identities.source_systems,
    identities.loaded_at
from profiles
inner join identities on profiles.donor_key = identities.donor_key
left join giving on profiles.donor_key = giving.donor_key
left join owners on profiles.donor_key = owners.donor_key
left join adopted on profiles.donor_key = adopted.donor_key
