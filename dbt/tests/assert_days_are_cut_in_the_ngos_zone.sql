-- Guards against days cut in UTC, which would put the last hours of 31 December into the next year.
with

days as (
    select gift_key as key, gifted_at as instant, gift_date as day from {{ ref('fct_donations') }} {{ where_touched('line') }}
    union all
    select adoption_key, adopted_at, adopted_date from {{ ref('fct_adoptions') }} {{ where_touched('line') }}
    union all
    select deal_key, created_at, created_date from {{ ref('fct_deals') }}
    union all
    select deal_key, close_at, close_date from {{ ref('fct_deals') }}
)

select * from days
where day is distinct from {{ local_date('instant') }}
