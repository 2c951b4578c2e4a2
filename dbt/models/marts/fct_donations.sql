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

netted as (
    select
        donations.*,
        members.donor_key,
        donations.gross - donations.discount - donations.refunded - donations.chargeback as net,
        donations.exclusion_reason is null as is_raised
    from donations
    left join members
        on
            donations.identity_type = members.id_type
            and donations.identity_value = members.id_value
),

counted as (
    select
        *,
        is_raised and sum(net) filter (where is_raised) over (partition by gift_key) > 0 as is_counted
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
    counted.gross::numeric(16, 2) as gross,
    counted.discount::numeric(16, 2) as discount,
    counted.refunded::numeric(16, 2) as refunded,
    counted.chargeback::numeric(16, 2) as chargeback,
    counted.net::numeric(16, 2) as net,
    counted.gross_original::numeric(16, 2) as gross_original,
    counted.net_original::numeric(16, 2) as net_original,
    counted.fx_rate,
    counted.fx_rate_date,
    counted.is_recurring,
    counted.is_gift_for_other,
    first_gifts.gift_key is not null as is_first_gift,
    counted.is_raised,
    counted.is_counted,
    case when counted.is_raised and not counted.is_counted then 'not_positive' else counted.exclusion_reason end as exclusion_reason,
    counted.source_system,
    counted.source_id,
    counted.loaded_at
from counted
left join first_gifts
    on
        counted.donor_key = first_gifts.donor_key
        and counted.gift_key = first_gifts.gift_key
