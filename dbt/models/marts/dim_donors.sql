with

profiles as (
    select * from {{ ref('int_donor_profiles') }}
),

identities as (
    select
        donor_key,
        string_agg(distinct source_system, ',' order by source_system) as source_systems,
        max(loaded_at) as loaded_at
    from {{ ref('bridge_donor_identities') }}
    group by donor_key
),

giving as (
    select
        donor_key,
        count(distinct gift_key) filter (where is_counted)::integer as gifts,
        coalesce(sum(net) filter (where is_raised), 0) as lifetime_giving,
        min(gift_date) filter (where is_counted) as first_gift_date,
        max(gift_date) filter (where is_counted) as last_gift_date,
        min(channel) filter (where is_first_gift and is_counted) as acquisition_channel,
        (array_agg(country order by gifted_at desc, line_key asc) filter (where is_counted and country <> 'unassigned'))[1] as country
    from {{ ref('fct_donations') }}
    where donor_key is not null
    group by donor_key
),

adopted as (
    select
        donor_key,
        count(*)::integer as corals
    from {{ ref('fct_adoptions') }}
    where not is_cancelled and donor_key is not null
    group by donor_key
)

select
    profiles.donor_key,
    profiles.donor_type,
    coalesce(profiles.name, profiles.email, 'unassigned') as display_name,
    profiles.email,
    coalesce(giving.country, profiles.country, 'unassigned') as country,
    coalesce(profiles.language, 'unknown') as language,
    giving.first_gift_date,
    giving.last_gift_date,
    coalesce(giving.gifts, 0) as gifts,
    coalesce(giving.lifetime_giving, 0)::numeric(16, 2) as lifetime_giving,
    coalesce(adopted.corals, 0) as corals,
    coalesce(giving.acquisition_channel, 'unknown') as acquisition_channel,
    profiles.accepts_marketing,
    profiles.do_not_contact,
    identities.source_systems,
    identities.loaded_at
from profiles
inner join identities on profiles.donor_key = identities.donor_key
left join giving on profiles.donor_key = giving.donor_key
left join adopted on profiles.donor_key = adopted.donor_key
