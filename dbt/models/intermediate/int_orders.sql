{{ config(
    materialized='keyed',
    touched_by='order',
    indexes=[{'columns': ['order_id'], 'unique': true}, {'columns': ['loaded_at']}],
    post_hook="{{ analyze_briefly(this) }}"
) }}

with

orders as (
    select * from {{ ref('stg_shopify__orders') }}
    {{ where_touched('order', landed='loaded_at') }}
),

visits as (
    select * from {{ ref('int_order_visits') }}
),

channels as (
    select * from {{ ref('channels') }}
),

referrers as (
    select * from {{ ref('referrers') }}
),

-- Orders that a recurring plan made, by what the shop says they came from.
planned as (
    select distinct orders.order_id
    from orders
    inner join {{ ref('recurring_sources') }} as recurring on starts_with(lower(orders.source_name), recurring.source_name)
),

campaigns as (
    select
        order_id,
        case
            when utm_campaign is null then 'unassigned'
            else lower(concat_ws('/', coalesce(utm_source, '-'), coalesce(utm_medium, '-'), utm_campaign))
        end as campaign_key
    from visits
),

disputed as (
    select
        order_id,
        bool_or(is_lost) as is_charged_back,
        bool_or(is_at_risk) as is_at_risk
    from {{ ref('int_disputes') }}
    {{ where_touched('order') }}
    group by order_id
),

utm_channels as (
    select distinct on (visits.order_id)
        visits.order_id,
        channels.channel
    from visits
    inner join channels
        on
            visits.utm_source = channels.utm_source
            and channels.utm_medium in ('*', visits.utm_medium)
    order by visits.order_id, channels.utm_medium = '*'
),

referrer_channels as (
    select distinct on (visits.order_id)
        visits.order_id,
        coalesce(referrers.channel, 'referral') as channel
    from visits
    left join referrers
        on position('.' || referrers.domain_part in '.' || visits.referrer_domain) > 0
    where visits.referrer_domain is not null
    order by visits.order_id, referrers.domain_part
)

select
    orders.order_id,
    orders.order_name,
    'shopify:' || orders.order_id as gift_key,
    coalesce(orders.processed_at, orders.created_at) as gifted_at,
    {{ local_date('coalesce(orders.processed_at, orders.created_at)') }} as gift_date,
    case when orders.customer_id is null then 'email' else 'shopify_customer_id' end as identity_type,
    coalesce(orders.customer_id, orders.email) as identity_value,
    orders.billing_name,
    coalesce(orders.billing_country, 'unassigned') as country,
    orders.shop_currency,
    orders.currency,
    orders.financial_status,
    case
        when planned.order_id is not null then 'monthly_plan'
        when orders.source_name = 'pos' then 'events'
        when not visits.has_visit then 'unknown'
        else coalesce(utm_channels.channel, referrer_channels.channel, case when visits.is_direct then 'direct' end, 'unknown')
    end as channel,
    coalesce(aliases.campaign_key, campaigns.campaign_key) as campaign_key,
    aliases.alias_key is not null as is_campaign_alias,
    visits.utm_campaign,
    visits.utm_source,
    visits.utm_medium,
    orders.is_test,
    orders.is_deleted,
    coalesce(orders.financial_status in ('paid', 'partially_paid', 'partially_refunded', 'refunded'), false) as is_paid,
    planned.order_id is not null as is_recurring,
    coalesce(disputed.is_charged_back, false) as is_charged_back,
    coalesce(disputed.is_at_risk, false) as is_at_risk,
    orders.loaded_at
from orders
inner join visits on orders.order_id = visits.order_id
inner join campaigns on orders.order_id = campaigns.order_id
left join {{ ref('campaign_aliases') }} as aliases on campaigns.campaign_key = aliases.alias_key
left join planned on orders.order_id = planned.order_id
left join disputed on orders.order_id = disputed.order_id
left join utm_channels on orders.order_id = utm_channels.order_id
left join referrer_channels on orders.order_id = referrer_channels.order_id
