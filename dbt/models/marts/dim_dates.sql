with

gift_days as (
    select
        min(gift_date) as first_day,
        max(gift_date) as last_day
    from {{ ref('int_donations') }}
),

deal_days as (
    select
        min(created_date) as first_day,
        max(greatest(created_date, close_date)) as last_day
    from {{ ref('int_deals') }}
),

giving_days as (
    select * from {{ ref('giving_days') }}
),

days as (
    select day::date as date_day
    from
        generate_series(
            date_trunc('year', (
                select least((select first_day from gift_days), (select first_day from deal_days), {{ today() }})
            )),
            date_trunc('year', (
                select greatest((select last_day from gift_days), (select last_day from deal_days), {{ today() }})
            )) + interval '2 years' - interval '1 day',
            interval '1 day'
        ) as day
)

select
    days.date_day,
    extract(year from days.date_day)::integer as year,
    extract(quarter from days.date_day)::integer as quarter,
    extract(month from days.date_day)::integer as month,
    extract(isodow from days.date_day)::integer as weekday,
    {{ fiscal_year('days.date_day') }} as fiscal_year,
    giving_days.giving_day
from days
left join giving_days on days.date_day = giving_days.date_day
