-- Guards against lines lost, doubled or fanned out on the way from an order to the mart: the order's money is summed here
-- straight from the landed JSON, on a path of its own.
with

orders as (
    select * from {{ ref('stg_shopify__orders') }}
    where shop_currency = '{{ var("reporting_currency") }}'
),

units_back as (
    select
        orders.order_id,
        refund_line ->> 'line_item_id' as line_id,
        sum((refund_line ->> 'quantity')::integer) as units
    from orders
    cross join lateral jsonb_path_query(orders.refunds, 'lax $[*].refund_line_items[*]') as refund_line
    group by orders.order_id, line_id
),

goods as (
    select
        orders.order_id,
        sum(
            (item ->> 'price')::numeric
            * (coalesce(item ->> 'current_quantity', item ->> 'quantity')::integer + coalesce(units_back.units, 0))
        ) as gross
    from orders
    cross join lateral jsonb_path_query(orders.line_items, 'lax $[*]') as item
    left join units_back
        on
            orders.order_id = units_back.order_id
            and item ->> 'id' = units_back.line_id
    group by orders.order_id
),

expected as (
    select
        orders.order_id,
        coalesce(goods.gross, 0) + orders.tip as gross
    from orders
    left join goods on orders.order_id = goods.order_id
),

mart as (
    select
        source_id as order_id,
        sum(gross) as gross
    from {{ ref('fct_donations') }}
    where source_system = 'shopify'
    group by source_id
)

select
    expected.order_id,
    expected.gross as expected_gross,
    mart.gross as mart_gross
from expected
left join mart on expected.order_id = mart.order_id
where expected.gross <> coalesce(mart.gross, 0)
