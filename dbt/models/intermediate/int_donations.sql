{{ config(
    materialized='keyed',
    touched_by='gift',
    indexes=[{'columns': ['line_key'], 'unique': true}, {'columns': ['gift_key']}, {'columns': ['identity_type', 'identity_value']}],
    post_hook="{{ analyze_briefly(this) }}"
) }}

with

gift_lines as (
    select * from {{ ref('int_donations_unioned') }}
    {{ where_touched('gift') }}
),

rates as (
    select * from {{ ref('int_fx_rates') }}
)

select
    gift_lines.line_key,
    gift_lines.gift_key,
    gift_lines.identity_type,
    gift_lines.identity_value,
    gift_lines.gifted_at,
    gift_lines.gift_date,
    gift_lines.revenue_class,
    gift_lines.channel,
    gift_lines.country,
    gift_lines.currency,
    gift_lines.product_key,
    gift_lines.campaign_key,
    gift_lines.quantity,
    {{ to_reporting('gift_lines.gross', 'rates') }} as gross,
    {{ to_reporting('gift_lines.discount', 'rates') }} as discount,
    {{ to_reporting('gift_lines.refunded', 'rates') }} as refunded,
    {{ to_reporting('gift_lines.chargeback', 'rates') }} as chargeback,
    gift_lines.gross_original,
    gift_lines.net_original,
    rates.rate_to_reporting as fx_rate,
    rates.rate_date as fx_rate_date,
    gift_lines.is_recurring,
    gift_lines.is_gift_for_other,
    gift_lines.exclusion_reason,
    gift_lines.source_system,
    gift_lines.source_id,
    gift_lines.loaded_at
from gift_lines
left join rates
    on
        gift_lines.gift_date = rates.rate_date
        and gift_lines.rate_currency = rates.currency
