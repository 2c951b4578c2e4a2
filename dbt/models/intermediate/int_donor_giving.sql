with

gifts as (
    select
        *,
        row_number() over (partition by donor_key order by gifted_at, gift_key collate "C") as gift_no
    from {{ ref('int_donor_gifts') }}
    {{ where_touched('donor') }}
),

years as (
    select
        donor_key,
        fiscal_year,
        sum(net) as net
    from gifts
    group by donor_key, fiscal_year
),

-- Of two equally good years the later one.
best_years as (
    select
        donor_key,
        (array_agg(fiscal_year order by net desc, fiscal_year desc))[1] as best_gift_year,
        coalesce(sum(net) filter (where fiscal_year = {{ fiscal_year(today()) }}), 0) as this_year_giving,
        coalesce(sum(net) filter (where fiscal_year = {{ fiscal_year(today()) }} - 1), 0) as last_year_giving
    from years
    group by donor_key
),

donors as (
    select
        donor_key,
        count(*)::integer as gifts,
        (count(*) filter (where gift_date > {{ today() }} - interval '12 months'))::integer as ttm_gifts,
        sum(net) as lifetime_giving,
        min(gift_date) as first_gift_date,
        min(gift_date) filter (where gift_no = 2) as second_gift_date,
        max(gift_date) as last_gift_date,
        min(net) filter (where gift_no = 1) as first_gift,
        (array_agg(net order by gift_no desc))[1] as last_gift,
        max(net) as largest_gift,
        min(channel) filter (where gift_no = 1) as acquisition_channel,
        (array_agg(country order by gift_no desc) filter (where country <> 'unassigned'))[1] as country
    from gifts
    group by donor_key
),

statuses as (
    select
        array_agg(lifecycle_status order by at_least) as names,
        array_agg(at_least order by at_least) as bounds
    from {{ ref('lifecycle_statuses') }}
),

tiers as (
    select
        array_agg(tier order by at_least) as names,
        array_agg(at_least order by at_least) as bounds
    from {{ ref('giving_tiers') }}
),

scores as (
    select
        array_agg(score order by at_least) filter (where part = 'recency') as recency,
        array_agg(at_least order by at_least) filter (where part = 'recency') as recency_bounds,
        array_agg(score order by at_least) filter (where part = 'frequency') as frequency,
        array_agg(at_least order by at_least) filter (where part = 'frequency') as frequency_bounds,
        array_agg(score order by at_least) filter (where part = 'monetary') as monetary,
        array_agg(at_least order by at_least) filter (where part = 'monetary') as monetary_bounds
    from {{ ref('rfm_scores') }}
),

aged as (
    select
        *,
        {{ whole_months('last_gift_date', 'greatest(' ~ today() ~ ', last_gift_date)') }} as months_since_last
    from donors
)

select
    aged.donor_key,
    aged.gifts,
    aged.lifetime_giving,
    aged.first_gift_date,
    aged.second_gift_date,
    aged.last_gift_date,
    aged.first_gift,
    aged.last_gift,
    aged.largest_gift,
    aged.acquisition_channel,
    aged.country,
    best_years.best_gift_year,
    best_years.this_year_giving,
    best_years.last_year_giving,
    coalesce(tiers.names[width_bucket(greatest(best_years.this_year_giving, best_years.last_year_giving), tiers.bounds)], 'none')
        as giving_tier,
    statuses.names[width_bucket(aged.months_since_last, statuses.bounds)] as lifecycle_status,
    scores.recency[width_bucket(aged.months_since_last::numeric, scores.recency_bounds)] as rfm_recency,
    scores.frequency[width_bucket(aged.ttm_gifts::numeric, scores.frequency_bounds)] as rfm_frequency,
    scores.monetary[width_bucket(aged.lifetime_giving, scores.monetary_bounds)] as rfm_monetary,
    -- Everybody who first gave in that month has had a whole year for another gift.
    date_trunc('month', aged.first_gift_date) + interval '13 months' <= {{ today() }} as is_second_gift_due,
    coalesce(aged.second_gift_date <= aged.first_gift_date + interval '12 months', false) as gave_again_in_a_year
from aged
inner join best_years on aged.donor_key = best_years.donor_key
cross join statuses
cross join tiers
cross join scores
