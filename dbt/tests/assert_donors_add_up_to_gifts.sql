-- Guards against donors that do not agree with the facts: gifts, giving and corals of all donors are those of the facts that
-- have a donor.
with

donors as (
    select
        coalesce(sum(gifts), 0) as gifts,
        coalesce(sum(lifetime_giving), 0) as giving,
        coalesce(sum(corals), 0) as corals
    from {{ ref('dim_donors') }}
    {{ where_touched('donor') }}
),

facts as (
    select
        count(distinct gift_key) filter (where is_counted) as gifts,
        coalesce(sum(net) filter (where is_counted), 0) as giving
    from {{ ref('fct_donations') }}
    where donor_key is not null {{ and_touched('donor') }}
),

adopted as (
    select count(*) as corals
    from {{ ref('fct_adoptions') }}
    where not is_cancelled and donor_key is not null {{ and_touched('donor') }}
)

select
    donors.*,
    facts.gifts as fact_gifts,
    facts.giving as fact_giving,
    adopted.corals as fact_corals
from donors
cross join facts
cross join adopted
where (donors.gifts, donors.giving, donors.corals) is distinct from (facts.gifts, facts.giving, adopted.corals)
