-- Guards against gifts lost or doubled on the way to years and months: what each donor gave is the same in the facts, in all fiscal
-- years, in all months, and in what the latest month says was given so far.
with

facts as (
    select
        donor_key,
        count(distinct gift_key) as gifts,
        sum(net) as net
    from {{ ref('fct_donations') }}
    where is_counted and donor_key is not null {{ and_touched('donor') }}
    group by donor_key
),

years as (
    select
        donor_key,
        sum(gifts) as gifts,
        sum(net) as net
    from {{ ref('fct_donor_years') }}
    {{ where_touched('donor') }}
    group by donor_key
),

months as (
    select
        donor_key,
        sum(gifts) as gifts,
        sum(net) as net,
        max(cum_gifts) as cum_gifts,
        max(cum_net) as cum_net
    from {{ ref('fct_donor_months') }}
    {{ where_touched('donor') }}
    group by donor_key
)

select
    facts.*,
    years.net as years_net,
    months.net as months_net,
    months.cum_net
from facts
left join years on facts.donor_key = years.donor_key
left join months on facts.donor_key = months.donor_key
where
    (facts.gifts, facts.net) is distinct from (years.gifts, years.net)
    or (facts.gifts, facts.net) is distinct from (months.gifts, months.net)
    or (facts.gifts, facts.net) is distinct from (months.cum_gifts::bigint, months.cum_net)
