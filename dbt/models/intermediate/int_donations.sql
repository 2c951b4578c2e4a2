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
),

-- What is left after each step is converted, and the steps are differences of it: parts add up, and nothing left stays nothing.
converted as (
    select
        gift_lines.*,
        gift_lines.gross - gift_lines.discount - gift_lines.refunded - gift_lines.chargeback as net,
        {{ to_reporting('gift_lines.gross', 'rates') }} as gross_left,
        {{ to_reporting('(gift_lines.gross - gift_lines.discount)', 'rates') }} as discounted_left,
        {{ to_reporting('(gift_lines.gross - gift_lines.discount - gift_lines.refunded)', 'rates') }} as refunded_left,
        {{ to_reporting('(gift_lines.gross - gift_lines.discount - gift_lines.refunded - gift_lines.chargeback)', 'rates') }} as net_left,
        rates.rate_to_reporting as fx_rate,
        rates.rate_date as fx_rate_date,
        rates.rate_source as fx_rate_source,
        rates.is_carried as is_fx_rate_carried,
        rates.rate_numerator,
        rates.rate_denominator
    from gift_lines
    left join rates
        on
            gift_lines.gift_date = rates.rate_date
            and gift_lines.rate_currency = rates.currency
)

select
    line_key,
    gift_key,
    identity_type,
    identity_value,
    gifted_at,
    gift_date,
    revenue_class,
    channel,
    country,
    currency,
    product_key,
    campaign_key,
    quantity,
    gross_left as gross,
    gross_left - discounted_left as discount,
    discounted_left - refunded_left as refunded,
    refunded_left - net_left as chargeback,
    rate_currency as shop_currency,
    gross as gross_shop,
    discount as discount_shop,
    refunded as refunded_shop,
    chargeback as chargeback_shop,
    net as net_shop,
    gross_original,
    discount_original,
    refunded_original,
    chargeback_original,
    gross_original - discount_original - refunded_original - chargeback_original as net_original,
    fx_rate,
    fx_rate_date,
    fx_rate_source,
    is_fx_rate_carried,
    rate_numerator,
    rate_denominator,
    is_recurring,
    is_gift_for_other,
    tribute_type,
    is_test,
    is_at_risk,
    exclusion_reason,
    source_system,
    source_id,
    loaded_at
from converted
