with

checkouts as (
    select * from {{ ref('stg_shopify__abandoned_checkouts') }}
    where not is_deleted
),

rates as (
    select * from {{ ref('int_fx_rates') }}
)

select
    'shopify:checkout:' || checkouts.checkout_id as checkout_key,
    checkouts.created_at,
    {{ local_date('checkouts.created_at') }} as created_date,
    coalesce(checkouts.country, 'unassigned') as country,
    checkouts.currency,
    {{ to_reporting('checkouts.total_price', 'rates') }}::numeric(16, 2) as amount,
    checkouts.is_completed as is_recovered,
    {{ local_date('checkouts.completed_at') }} as recovered_date,
    'shopify' as source_system,
    checkouts.checkout_id as source_id,
    checkouts.loaded_at
from checkouts
left join rates
    on
        {{ local_date('checkouts.created_at') }} = rates.rate_date
        and checkouts.currency = rates.currency
