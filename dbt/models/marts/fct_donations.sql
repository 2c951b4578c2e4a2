{{ config(
    materialized='keyed',
    touched_by='line',
    indexes=[{'columns': ['gift_date']}, {'columns': ['donor_key']}, {'columns': ['gift_key']}]
) }}

with

donations as (
    select * from {{ ref('int_donations') }}
    {{ where_touched('line') }}
),

members as (
    select * from {{ ref('int_donor_members') }}
),

fees as (
    select
        line_key,
        sum(amount) as fee,
        sum(amount_shop) as fee_shop
    from {{ ref('int_adjustments') }}
    where adjustment_type = 'fee' {{ and_touched('line') }}
    group by line_key
),

receipt_shares as (
    select * from {{ ref('receipt_shares') }}
),

netted as (
    select
        donations.*,
        members.donor_key,
        donations.gross - donations.discount - donations.refunded - donations.chargeback as net,
        donations.exclusion_reason is null as is_raised,
        coalesce(fees.fee, 0) as fee,
        coalesce(fees.fee_shop, 0) as fee_shop
    from donations
    left join members
        on
            donations.identity_type = members.id_type
            and donations.identity_value = members.id_value
    left join fees on donations.line_key = fees.line_key
),

counted as (
    select
        *,
        is_raised and sum(net_shop) filter (where is_raised) over (partition by gift_key) > 0 as is_counted,
        sum(net) filter (where is_raised) over (partition by gift_key) as gift_total,
        row_number() over (partition by gift_key order by is_raised desc, net desc, line_key collate "C") = 1 as is_largest_line
    from netted
),

first_gifts as (
    select distinct on (donor_key)
        donor_key,
        gift_key
    from counted
    where is_counted and donor_key is not null
    order by donor_key, gifted_at, gift_key collate "C"
)

select
    counted.line_key,
    counted.gift_key,
    counted.donor_key,
    counted.gifted_at,
    counted.gift_date,
    counted.revenue_class,
    counted.channel,
    counted.country,
    counted.currency,
    counted.product_key,
    counted.campaign_key,
    counted.quantity,
    {% for amount in ['gross', 'discount', 'refunded', 'chargeback', 'net', 'fee'] -%}
        counted.{{ amount }}::numeric(16, 2) as {{ amount }},
    {% endfor -%}
    case when counted.is_at_risk then counted.net else 0 end::numeric(16, 2) as at_risk,
    case when counted.is_counted and counted.is_largest_line then counted.gift_total end::numeric(16, 2) as gift_net,
    case when counted.is_counted then round(counted.net * receipt_shares.share, 2) end::numeric(16, 2) as receipt_eligible,
    counted.shop_currency,
    {% for amount in ['gross', 'discount', 'refunded', 'chargeback', 'net', 'fee'] -%}
        counted.{{ amount }}_shop::numeric(16, 2) as {{ amount }}_shop,
    {% endfor -%}
    {% for amount in ['gross', 'discount', 'refunded', 'chargeback', 'net'] -%}
        counted.{{ amount }}_original::numeric(16, 2) as {{ amount }}_original,
    {% endfor -%}
    counted.fx_rate,
    counted.fx_rate_date,
    counted.fx_rate_source,
    counted.is_fx_rate_carried,
    counted.is_recurring,
    counted.is_gift_for_other,
    counted.tribute_type,
    first_gifts.gift_key is not null as is_first_gift,
    counted.is_test,
    counted.is_raised,
    counted.is_counted,
    case when counted.is_raised and not counted.is_counted then 'not_positive' else counted.exclusion_reason end as exclusion_reason,
    counted.source_system,
    counted.source_id,
    counted.loaded_at
from counted
left join receipt_shares on counted.revenue_class = receipt_shares.revenue_class
left join first_gifts
    on
        counted.donor_key = first_gifts.donor_key
        and counted.gift_key = first_gifts.gift_key
