-- What the bank was last heard to say of a day and currency counts: what was read from it, else what came with Atoll.
with

known as (
    select
        rate_date,
        currency,
        units_per_eur,
        0 as recency
    from {{ ref('ecb_rates') }}
    union all
    select
        rate_date,
        currency,
        units_per_eur,
        1 as recency
    from {{ ref('stg_ecb__exchange_rates') }}
),

newest as (
    select distinct on (rate_date, currency)
        rate_date,
        currency,
        units_per_eur
    from known
    order by rate_date asc, currency asc, recency desc
),

-- The bank's files go back to 1999 and have currencies that nobody here has ever paid in.
wanted as (
    select currency from {{ ref('ecb_rates') }}
    union
    select currency from {{ ref('int_fx_needs') }}
    union
    select '{{ var("reporting_currency") }}' as currency
)

select newest.*
from newest
inner join wanted on newest.currency = wanted.currency
