{{ config(
    materialized='table',
    indexes=[{'columns': ['rate_date', 'currency'], 'unique': true}],
    post_hook="{{ analyze_briefly(this) }}"
) }}

with

published as (
    select * from {{ ref('int_fx_published') }}
),

-- From the first day of the seed, or of a gift before it; the bank's own files would make this three times as long.
horizon as (
    select
        greatest(
            (select min(rate_date) from published),
            least((select min(rate_date) from {{ ref('ecb_rates') }}), (select min(rate_date) from {{ ref('int_fx_needs') }}))
        ) as first_day,
        greatest({{ today() }}, (select max(rate_date) from published), (select max(rate_date) from {{ ref('int_fx_needs') }})) as last_day
),

spans as (
    select
        published.rate_date as first_day,
        published.currency,
        published.units_per_eur,
        coalesce(
            lead(published.rate_date) over (partition by published.currency order by published.rate_date) - 1,
            horizon.last_day
        ) as last_day
    from published
    cross join horizon
),

-- One unit of a currency is numerator / denominator euros; the franc's 0.00838 is fixed by law, the euro is itself.
in_euros as (
    select
        day::date as rate_date,
        spans.currency,
        1::numeric as numerator,
        spans.units_per_eur as denominator,
        day::date <> spans.first_day as is_carried,
        'ecb' as rate_source
    from spans
    cross join horizon
    cross join lateral generate_series(greatest(spans.first_day, horizon.first_day), spans.last_day, interval '1 day') as day
    union all
    select
        day::date as rate_date,
        parity.currency,
        parity.numerator,
        1::numeric as denominator,
        false as is_carried,
        parity.rate_source
    from horizon
    cross join lateral generate_series(horizon.first_day, horizon.last_day, interval '1 day') as day
    cross join (values ('EUR', 1::numeric, 'base'), ('XPF', 0.00838, 'fixed_parity')) as parity (currency, numerator, rate_source)
),

reporting as (
    select * from in_euros
    where currency = '{{ var("reporting_currency") }}'
)

select
    in_euros.rate_date,
    in_euros.currency,
    in_euros.numerator * reporting.denominator as rate_numerator,
    in_euros.denominator * reporting.numerator as rate_denominator,
    in_euros.numerator * reporting.denominator / (in_euros.denominator * reporting.numerator) as rate_to_reporting,
    in_euros.denominator / in_euros.numerator as units_per_eur,
    in_euros.is_carried or reporting.is_carried as is_carried,
    in_euros.rate_source
from in_euros
inner join reporting on in_euros.rate_date = reporting.rate_date
