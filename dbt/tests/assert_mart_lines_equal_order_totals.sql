-- Guards against lines lost, doubled or fanned out on the way from an order to the mart: the order's money is summed here
-- straight from the landed JSON, on a path of its own.
with

orders as (
    select * from {{ ref('stg_shopify__orders') }}
    where
        shop_currency = '{{ var("reporting_currency") }}' {{ and_touched('order', landed='loaded_at') }}
),

expected as (
    select
        orders.order_id,
        orders.tip + goods.gross as gross
    from orders
    cross join lateral (
        select
            coalesce(sum(
                (item ->> 'price')::numeric
                * (coalesce(item ->> 'current_quantity', item ->> 'quantity')::integer + given_back.units)
            ), 0) as gross
        from jsonb_path_query(orders.line_items, 'lax $[*]') as item
        cross join lateral (
            select coalesce(sum((refund_line ->> 'quantity')::integer), 0) as units
            from jsonb_path_query(orders.refunds, 'lax $[*].refund_line_items[*]') as refund_line
            where refund_line ->> 'line_item_id' = item ->> 'id'
        ) as given_back
    ) as goods
),

mart as (
    select
        source_id as order_id,
        sum(gross) as gross
    from {{ ref('fct_donations') }}
    where
        source_system = 'shopify' {{ and_touched('gift') }}
    group by source_id
)

select
    expected.order_id,
    expected.gross as expected_gross,
    mart.gross as mart_gross
from expected
left join mart on expected.order_id = mart.order_id
where expected.gross <> coalesce(mart.gross, 0)
