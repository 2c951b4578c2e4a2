{{ config(materialized='keyed', touched_by='donor', indexes=[{'columns': ['month']}, {'columns': ['donor_key']}]) }}

with

gifts as (
    select * from {{ ref('int_donor_gifts') }}
    {{ where_touched('donor') }}
),

adoptions as (
    select * from {{ ref('fct_adoptions') }}
    {{ where_touched('donor') }}
),

given as (
    select
        donor_key,
        date_trunc('month', gift_date)::date as month,
        count(*) as gifts,
        sum(net) as net
    from gifts
    group by donor_key, date_trunc('month', gift_date)
),

adopted as (
    select
        donor_key,
        date_trunc('month', adopted_date)::date as month,
        count(*) as corals
    from adoptions
    where donor_key is not null and not is_cancelled
    group by donor_key, date_trunc('month', adopted_date)
),

spine as (
    select
        donors.donor_key,
        donors.first_month,
        months_since_first,
        (donors.first_month + make_interval(months => months_since_first))::date as month
    from (
        select
            donor_key,
            min(month) as first_month,
            greatest(max(month), date_trunc('month', {{ today() }})::date) as last_month
        from given
        group by donor_key
    ) as donors
    cross join lateral generate_series(0, {{ whole_months('donors.first_month', 'donors.last_month') }}) as months_since_first
),

-- Without holes, so a window of twelve rows is one of twelve months.
dense as (
    select
        spine.donor_key,
        spine.month,
        spine.first_month,
        spine.months_since_first,
        spine.months_since_first - max(spine.months_since_first) filter (where given.gifts > 0) over so_far as months_since_last,
        coalesce(given.gifts, 0)::integer as gifts,
        coalesce(given.net, 0) as net,
        coalesce(adopted.corals, 0)::integer as corals,
        coalesce(sum(given.gifts) over so_far, 0)::integer as cum_gifts,
        coalesce(sum(given.net) over so_far, 0) as cum_net,
        coalesce(sum(given.gifts) over twelve, 0)::integer as ttm_gifts,
        coalesce(sum(given.net) over twelve, 0) as ttm_net,
        coalesce(sum(given.gifts) over twelve_before, 0)::integer as prior_ttm_gifts,
        coalesce(sum(given.net) over twelve_before, 0) as prior_ttm_net
    from spine
    left join given on spine.donor_key = given.donor_key and spine.month = given.month
    left join adopted on spine.donor_key = adopted.donor_key and spine.month = adopted.month
    window
        so_far as (partition by spine.donor_key order by spine.month),
        twelve as (partition by spine.donor_key order by spine.month rows between 11 preceding and current row),
        twelve_before as (partition by spine.donor_key order by spine.month rows between 23 preceding and 12 preceding)
)

select
    donor_key,
    month,
    first_month,
    months_since_first,
    months_since_last,
    month >= date_trunc('month', {{ today() }})::date as is_unfinished,
    gifts,
    net::numeric(16, 2) as net,
    corals,
    cum_gifts,
    cum_net::numeric(16, 2) as cum_net,
    ttm_gifts,
    ttm_net::numeric(16, 2) as ttm_net,
    prior_ttm_gifts,
    prior_ttm_net::numeric(16, 2) as prior_ttm_net,
    {{ giving_status('ttm_gifts', 'prior_ttm_gifts', 'months_since_first < 12') }} as status
from dense
