{{ config(indexes=[{'columns': ['created_date']}, {'columns': ['close_date']}]) }}

with

deals as (
    select * from {{ ref('int_deals') }}
),

rates as (
    select * from {{ ref('int_fx_rates') }}
),

members as (
    select * from {{ ref('int_donor_members') }}
),

orders as (
    select
        order_id,
        ltrim(order_name, '#') as mirrored_name
    from {{ ref('int_orders') }}
    where not is_deleted
),

checkouts as (
    select
        checkout_id,
        ltrim(checkout_name, '#') as mirrored_name
    from {{ ref('stg_shopify__abandoned_checkouts') }}
    where not is_deleted
),

mirrors as (
    select
        deals.deal_id,
        min(orders.order_id) as order_id,
        min(checkouts.checkout_id) as checkout_id
    from deals
    left join orders on deals.mirrored_name = orders.mirrored_name
    left join checkouts on deals.mirrored_name = checkouts.mirrored_name
    where deals.is_shopify_mirror
    group by deals.deal_id
),

stays as (
    select * from {{ ref('fct_deal_stage_history') }}
    where exited_at is null
),

converted as (
    select
        deals.*,
        {{ to_reporting('coalesce(deals.amount, 0)', 'rates') }} as amount_reporting,
        not deals.is_closed as is_open
    from deals
    left join rates
        on
            deals.rate_date = rates.rate_date
            and deals.currency = rates.currency
    where not deals.is_archived
)

select
    converted.gift_key as deal_key,
    converted.deal_id,
    coalesce(converted.name, 'unassigned') as name,
    members.donor_key,
    converted.pipeline_id,
    converted.pipeline,
    converted.stage_id,
    converted.stage,
    converted.stage_order,
    converted.probability,
    converted.amount::numeric(16, 2) as amount_original,
    converted.currency,
    converted.amount_reporting::numeric(16, 2) as amount,
    round(converted.amount_reporting * converted.probability, {{ reporting_digits() }})::numeric(16, 2) as weighted_amount,
    converted.created_at,
    converted.created_date,
    converted.close_at,
    converted.close_date,
    case when converted.is_open then converted.close_date end as expected_close_date,
    case when converted.is_closed then converted.close_date end as closed_date,
    case when converted.is_open then {{ today() }} else converted.close_date end - converted.created_date as days_open,
    stays.entered_date as stage_entered_date,
    converted.is_closed,
    converted.is_won,
    coalesce(converted.is_open and converted.close_date < {{ today() }}, false) as is_overdue,
    converted.is_open and {{ today() }} - stays.entered_date > {{ var('stale_deal_days') }} as is_stale,
    case when converted.is_closed and not converted.is_won then coalesce(converted.lost_reason, 'unassigned') end as lost_reason,
    converted.is_shopify_mirror,
    case
        when not converted.is_shopify_mirror then null
        when mirrors.order_id is not null then 'order'
        when mirrors.checkout_id is not null then 'checkout'
        else 'unmatched'
    end as mirror_of,
    coalesce(mirrors.order_id, mirrors.checkout_id) as mirrored_id,
    converted.is_partner,
    converted.owner,
    converted.corals as corals_pledged,
    'hubspot' as source_system,
    converted.loaded_at
from converted
left join members
    on
        converted.identity_type = members.id_type
        and converted.identity_value = members.id_value
left join mirrors on converted.deal_id = mirrors.deal_id
left join stays on converted.gift_key = stays.deal_key
