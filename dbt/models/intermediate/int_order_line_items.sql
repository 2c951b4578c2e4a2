with

orders as (
    select
        order_id,
        line_items
    from {{ ref('stg_shopify__orders') }}
    {{ where_touched('order', landed='loaded_at') }}
),

items as (
    select
        orders.order_id,
        item ->> 'id' as line_id,
        item ->> 'product_id' as product_id,
        item ->> 'variant_id' as variant_id,
        (item ->> 'quantity')::integer as ordered_quantity,
        coalesce(item ->> 'current_quantity', item ->> 'quantity')::integer as current_quantity,
        coalesce({{ money("item -> 'price_set'", 'shop_money') }}, (item ->> 'price')::numeric) as unit_price,
        coalesce({{ money("item -> 'price_set'", 'presentment_money') }}, (item ->> 'price')::numeric) as unit_price_original,
        coalesce((item ->> 'gift_card')::boolean, false) as is_gift_card,
        item -> 'discount_allocations' as discount_allocations,
        item -> 'properties' as properties
    from orders
    cross join lateral {{ json_elements('orders.line_items') }} as item
)

select
    items.order_id,
    items.line_id,
    items.product_id,
    items.variant_id,
    items.ordered_quantity,
    items.current_quantity,
    items.unit_price,
    items.unit_price_original,
    items.is_gift_card,
    discounts.discount,
    discounts.discount_original,
    items.properties
from items
cross join lateral (
    select
        coalesce(sum(coalesce({{ money("part -> 'amount_set'", 'shop_money') }}, (part ->> 'amount')::numeric)), 0) as discount,
        coalesce(sum(coalesce({{ money("part -> 'amount_set'", 'presentment_money') }}, (part ->> 'amount')::numeric)), 0)
            as discount_original
    from {{ json_elements('items.discount_allocations') }} as part
) as discounts
