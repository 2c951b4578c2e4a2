{{ config(
    materialized='keyed',
    touched_by='line',
    indexes=[{'columns': ['line_key']}, {'columns': ['event_date']}]
) }}

with

adjustments as (
    select * from {{ ref('int_adjustments') }}
    {{ where_touched('line') }}
),

donations as (
    select * from {{ ref('fct_donations') }}
    {{ where_touched('line') }}
)

select
    adjustments.adjustment_type || ':' || adjustments.event_id || ':' || adjustments.line_key as adjustment_key,
    adjustments.adjustment_type,
    adjustments.status,
    donations.line_key,
    donations.gift_key,
    adjustments.event_id,
    adjustments.event_at,
    {{ local_date('adjustments.event_at') }} as event_date,
    donations.gift_date,
    adjustments.quantity,
    donations.is_raised,
    adjustments.amount::numeric(16, 2) as amount,
    donations.shop_currency,
    adjustments.amount_shop::numeric(16, 2) as amount_shop,
    donations.currency,
    adjustments.amount_original::numeric(16, 2) as amount_original,
    donations.fx_rate,
    donations.fx_rate_date,
    'shopify' as source_system,
    adjustments.event_id as source_id,
    donations.loaded_at
from adjustments
inner join donations on adjustments.line_key = donations.line_key
