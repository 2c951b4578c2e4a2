with

orders as (
    select
        order_id,
        refunds
    from {{ ref('stg_shopify__orders') }}
    {{ where_touched('order', landed='loaded_at') }}
),

refund_lines as (
    select
        orders.order_id,
        refund_line ->> 'line_item_id' as line_id,
        (refund_line ->> 'quantity')::integer as quantity,
        coalesce({{ money("refund_line -> 'subtotal_set'", 'shop_money') }}, (refund_line ->> 'subtotal')::numeric, 0) as amount,
        coalesce({{ money("refund_line -> 'subtotal_set'", 'presentment_money') }}, (refund_line ->> 'subtotal')::numeric, 0)
            as amount_original
    from orders
    cross join lateral {{ json_elements('orders.refunds') }} as refund
    cross join lateral {{ json_elements("refund -> 'refund_line_items'") }} as refund_line
)

select
    order_id,
    line_id,
    sum(quantity)::integer as refunded_quantity,
    sum(amount) as refunded,
    sum(amount_original) as refunded_original
from refund_lines
group by order_id, line_id
