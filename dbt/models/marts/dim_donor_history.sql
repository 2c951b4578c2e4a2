{{ config(materialized='keyed', touched_by='donor') }}

with

served as (
    select * from {{ served_donor_history() }} as history
    {{ where_touched('donor') }}
),

donors as (
    select * from {{ ref('dim_donors') }}
    {{ where_touched('donor') }}
),

open_rows as (
    select
        served.*,
        coalesce(
            (served.giving_tier, served.lifecycle_status, served.country, served.accepts_marketing, served.do_not_contact, served.owner)
            = (donors.giving_tier, donors.lifecycle_status, donors.country, donors.accepts_marketing, donors.do_not_contact, donors.owner),
            false
        ) as holds,
        served.valid_from < {{ current_instant() }} as has_lasted
    from served
    left join donors on served.donor_key = donors.donor_key
    where served.valid_to is null
),

-- What held for no time at all, as in two builds of one instant, is no history.
followed as (
    select
        donor_key, valid_from, valid_to, giving_tier, lifecycle_status, country, accepts_marketing, do_not_contact, owner
    from served
    where valid_to is not null
    union all
    select
        donor_key, valid_from, case when not holds then {{ current_instant() }} end, giving_tier, lifecycle_status, country,
        accepts_marketing, do_not_contact, owner
    from open_rows
    where holds or has_lasted
    union all
    select
        donors.donor_key, greatest({{ current_instant() }}, open_rows.valid_from), null, donors.giving_tier, donors.lifecycle_status,
        donors.country, donors.accepts_marketing, donors.do_not_contact, donors.owner
    from donors
    left join open_rows on donors.donor_key = open_rows.donor_key
    where not coalesce(open_rows.holds, false)
)

select
    donor_key,
    valid_from,
    valid_to,
    valid_to is null as is_current,
    giving_tier,
    lifecycle_status,
    country,
    accepts_marketing,
    do_not_contact,
    owner
from followed
