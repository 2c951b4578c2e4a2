with

rates as (
    select * from {{ ref('int_fx_rates') }}
)

select
    rate_date,
    currency,
    rate_to_reporting,
    units_per_eur,
    is_carried,
    rate_source
from rates
