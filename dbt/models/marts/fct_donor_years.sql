{{ config(materialized='keyed', touched_by='donor', indexes=[{'columns': ['fiscal_year']}, {'columns': ['donor_key']}]) }}

with

gifts as (
    select * from {{ ref('int_donor_gifts') }}
    {{ where_touched('donor') }}
),

adoptions as (
    select * from {{ ref('fct_adoptions') }}
    {{ where_touched('donor') }}
),

-- Names and least amounts of the tiers, in step.
tiers as (
    select
        array_agg(tier order by at_least) as names,
        array_agg(at_least order by at_least) as bounds
    from {{ ref('giving_tiers') }}
),

-- Of several gifts of a year the last one says the channel, and the last that has one the country.
given as (
    select
        donor_key,
        fiscal_year,
        count(*)::integer as gifts,
        sum(net) as net,
        count(*) filter (where gift_date <= {{ same_day_in('fiscal_year') }})::integer as gifts_to_day,
        coalesce(sum(net) filter (where gift_date <= {{ same_day_in('fiscal_year') }}), 0) as net_to_day,
        (array_agg(channel order by gifted_at desc, gift_key collate "C" desc))[1] as channel,
        (array_agg(country order by country = 'unassigned' asc, gifted_at desc, gift_key collate "C" desc))[1] as country
    from gifts
    group by donor_key, fiscal_year
),

adopted as (
    select
        donor_key,
        {{ fiscal_year('adopted_date') }} as fiscal_year,
        (array_agg(site_key order by adopted_at desc, site_key collate "C" asc))[1] as site_key
    from adoptions
    where donor_key is not null and not is_cancelled
    group by donor_key, {{ fiscal_year('adopted_date') }}
),

spine as (
    select
        donors.donor_key,
        donors.first_fiscal_year,
        fiscal_year
    from (
        select
            donor_key,
            min(fiscal_year) as first_fiscal_year,
            greatest(max(fiscal_year), {{ fiscal_year(today()) }}) as last_fiscal_year
        from given
        group by donor_key
    ) as donors
    cross join lateral generate_series(donors.first_fiscal_year, donors.last_fiscal_year) as fiscal_year
),

dense as (
    select
        spine.donor_key,
        spine.fiscal_year,
        spine.first_fiscal_year,
        coalesce(given.gifts, 0) as gifts,
        coalesce(given.net, 0) as net,
        coalesce(given.gifts_to_day, 0) as gifts_to_day,
        coalesce(given.net_to_day, 0) as net_to_day,
        coalesce(lag(given.gifts) over by_year, 0) as prior_gifts,
        coalesce(lag(given.net) over by_year, 0) as prior_net,
        coalesce(lag(given.net_to_day) over by_year, 0) as prior_net_to_day,
        coalesce(lag(given.channel) over by_year, 'none') as prior_channel,
        coalesce(lag(given.country) over by_year, 'none') as prior_country,
        lag(adopted.site_key) over by_year as prior_site_key
    from spine
    left join given on spine.donor_key = given.donor_key and spine.fiscal_year = given.fiscal_year
    left join adopted on spine.donor_key = adopted.donor_key and spine.fiscal_year = adopted.fiscal_year
    window by_year as (partition by spine.donor_key order by spine.fiscal_year)
)

select
    dense.donor_key,
    dense.fiscal_year,
    {{ fiscal_year_first_day('dense.fiscal_year') }} as first_day,
    dense.fiscal_year >= {{ fiscal_year(today()) }} as is_unfinished,
    dense.gifts,
    dense.net::numeric(16, 2) as net,
    dense.prior_gifts,
    dense.prior_net::numeric(16, 2) as prior_net,
    (dense.net - dense.prior_net)::numeric(16, 2) as delta,
    dense.gifts_to_day,
    dense.net_to_day::numeric(16, 2) as net_to_day,
    dense.prior_net_to_day::numeric(16, 2) as prior_net_to_day,
    {{ giving_status('dense.gifts', 'dense.prior_gifts', 'dense.fiscal_year = dense.first_fiscal_year') }} as status,
    dense.fiscal_year = dense.first_fiscal_year + 1 as was_new_in_prior_year,
    {{ gain_loss_class('dense', 'dense.fiscal_year = dense.first_fiscal_year', 'dense.fiscal_year = dense.first_fiscal_year + 1') }}
        as gain_loss_class,
    coalesce(tiers.names[width_bucket(dense.net, tiers.bounds)], 'none') as giving_tier,
    dense.prior_channel,
    dense.prior_country,
    case when dense.prior_gifts = 0 then 'none' else coalesce(dense.prior_site_key, 'unassigned') end as prior_site_key
from dense
cross join tiers
