with

orders as (
    select * from {{ ref('int_orders') }}
    {{ where_touched('order') }}
),

order_lines as (
    select * from {{ ref('int_order_lines_classified') }}
    {{ where_touched('order') }}
),

deals as (
    select * from {{ ref('int_deals') }}
    {{ where_touched('deal') }}
),

crm_countries as (
    select * from {{ ref('int_crm_countries') }}
)

select
    order_lines.line_key,
    orders.gift_key,
    orders.identity_type,
    orders.identity_value,
    orders.gifted_at,
    orders.gift_date,
    order_lines.revenue_class,
    orders.channel,
    orders.country,
    orders.currency,
    order_lines.product_key,
    orders.campaign_key,
    order_lines.quantity,
    order_lines.gross,
    order_lines.discount,
    order_lines.refunded,
    order_lines.chargeback,
    order_lines.gross_original,
    order_lines.discount_original,
    order_lines.refunded_original,
    order_lines.chargeback_original,
    orders.is_at_risk,
    orders.shop_currency as rate_currency,
    orders.is_recurring,
    orders.is_test,
    order_lines.is_gift_for_other,
    order_lines.tribute_type,
    case
        when orders.is_test then 'test'
        when orders.is_deleted then 'deleted'
        when orders.financial_status in ('authorized', 'voided', 'expired') then orders.financial_status
        when not orders.is_paid then 'pending'
        when order_lines.revenue_class in ('merchandise', 'shipping', 'tax') then order_lines.revenue_class
        when order_lines.revenue_class = 'unassigned' then 'unassigned_class'
    end as exclusion_reason,
    'shopify' as source_system,
    orders.order_id as source_id,
    orders.loaded_at
from order_lines
inner join orders on order_lines.order_id = orders.order_id
union all
select
    deals.gift_key as line_key,
    deals.gift_key,
    deals.identity_type,
    deals.identity_value,
    deals.close_at as gifted_at,
    deals.close_date as gift_date,
    'partner' as revenue_class,
    'partner_deal' as channel,
    coalesce(crm_countries.country, 'unassigned') as country,
    deals.currency,
    'unassigned' as product_key,
    'unassigned' as campaign_key,
    1 as quantity,
    coalesce(deals.amount, 0) as gross,
    0 as discount,
    0 as refunded,
    0 as chargeback,
    coalesce(deals.amount, 0) as gross_original,
    0 as discount_original,
    0 as refunded_original,
    0 as chargeback_original,
    false as is_at_risk,
    deals.currency as rate_currency,
    false as is_recurring,
    false as is_test,
    false as is_gift_for_other,
    null as tribute_type,
    null as exclusion_reason,
    'hubspot' as source_system,
    deals.deal_id as source_id,
    deals.loaded_at
from deals
left join crm_countries
    on
        deals.identity_type = crm_countries.identity_type
        and deals.identity_value = crm_countries.identity_value
where deals.is_partner and deals.is_won and deals.close_at is not null
