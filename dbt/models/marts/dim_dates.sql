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
    select
        day::date as date_day,
        {{ fiscal_year('day') }} as fiscal_year,
        {{ fiscal_month('day') }} as fiscal_month,
        (({{ fiscal_month('day') }} + 2) / 3)::integer as fiscal_quarter
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
),

present as (
    select * from days
    where date_day = {{ today() }}
)

select
    days.date_day,
    extract(year from days.date_day)::integer as year,
    extract(quarter from days.date_day)::integer as quarter,
    extract(month from days.date_day)::integer as month,
    extract(isodow from days.date_day)::integer as weekday,
    days.fiscal_year,
    days.fiscal_quarter,
    days.fiscal_month,
    date_trunc('month', days.date_day) >= date_trunc('month', present.date_day) as is_unfinished_month,
    date_trunc('year', days.date_day) >= date_trunc('year', present.date_day) as is_unfinished_year,
    (days.fiscal_year, days.fiscal_quarter) >= (present.fiscal_year, present.fiscal_quarter) as is_unfinished_fiscal_quarter,
    days.fiscal_year >= present.fiscal_year as is_unfinished_fiscal_year,
    giving_days.giving_day
from days
cross join present
left join giving_days on days.date_day = giving_days.date_day
