-- Guards against lines lost, doubled or fanned out on the way from an order to the mart, and against a reading of Shopify's money
-- that Shopify does not share: what the lines came to must be the total that the shop states, to the cent, in its currency and in
-- the buyer's. Payments by gift card and what is still unpaid are no part of it. Edited orders are left out, since the shop may
-- state the total of their first version.
with

edited as (
    select distinct order_id
    from {{ ref('int_order_lines') }}
    where is_edited
),

lines as (
    select
        source_id as order_id,
        sum(gross_shop - discount_shop) as total,
        sum(gross_original - discount_original) as total_original
    from {{ ref('fct_donations') }}
    where
        source_system = 'shopify'
        and line_key not like '%:redemption'
        and line_key not like '%:outstanding' {{ and_touched('gift') }}
    group by source_id
)

select
    orders.order_id,
    orders.total_price,
    lines.total,
    orders.total_price_original,
    lines.total_original
from {{ ref('stg_shopify__orders') }} as orders
left join lines on orders.order_id = lines.order_id
left join edited on orders.order_id = edited.order_id
where
    edited.order_id is null {{ and_touched('order', 'orders.order_id', 'orders.loaded_at') }}
    and (orders.total_price <> coalesce(lines.total, 0) or orders.total_price_original <> coalesce(lines.total_original, 0))
