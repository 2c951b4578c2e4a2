{{ config(severity='warn') }}

-- Guards against a reading of Shopify's money that Shopify does not share: lines after discounts must be the subtotal that the
-- shop states. Edited orders are left out, their subtotal is of the first version. A warning, because the shop may be right in
-- ways we have not met.
with

edited as (
    select distinct bought.order_id
    from {{ ref('int_order_lines_bought') }} as bought
    inner join {{ ref('int_order_line_items') }} as items on bought.line_id = items.line_id
    where bought.quantity <> items.ordered_quantity
),

lines as (
    select
        order_id,
        sum(gross - discount) as subtotal
    from {{ ref('int_order_lines') }}
    where not is_tip
    group by order_id
)

select
    orders.order_id,
    orders.subtotal_price,
    lines.subtotal
from {{ ref('stg_shopify__orders') }} as orders
inner join lines on orders.order_id = lines.order_id
left join edited on orders.order_id = edited.order_id
where edited.order_id is null and orders.subtotal_price <> lines.subtotal {{ and_touched('order', 'orders.order_id', 'orders.loaded_at') }}
