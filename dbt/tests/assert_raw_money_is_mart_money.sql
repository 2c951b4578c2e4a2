-- Guards against orders or deals that go missing between landing and mart, whatever they are made of: what the landed orders,
-- edits and refunds included, and the won partner deals come to is what the mart holds, per currency and to the cent.
with

landed as (
    select
        orders.shop_currency as currency,
        'shopify' as source_system,
        coalesce(sum(goods.gross), 0) + sum(orders.tip + orders.shipping) as amount
    from {{ ref('stg_shopify__orders') }} as orders
    cross join
        lateral (
            select
                sum(
                    (item ->> 'price')::numeric
                    * (coalesce(item ->> 'current_quantity', item ->> 'quantity')::integer + given_back.units)
                ) as gross
            from jsonb_path_query(orders.line_items, 'lax $[*]') as item
            cross join lateral (
                select coalesce(sum((refund_line ->> 'quantity')::integer), 0) as units
                from jsonb_path_query(orders.refunds, 'lax $[*].refund_line_items[*]') as refund_line
                where refund_line ->> 'line_item_id' = item ->> 'id'
            ) as given_back
        ) as goods
    where orders.shop_currency is not null {{ and_touched('order', 'orders.order_id', 'orders.loaded_at') }}
    group by orders.shop_currency
    union all
    select
        currency,
        'hubspot' as source_system,
        sum(coalesce(amount, 0)) as amount
    from {{ ref('int_deals') }}
    where is_partner and is_won and close_at is not null {{ and_touched('deal') }}
    group by currency
),

mart as (
    select
        shop_currency as currency,
        source_system,
        sum(gross_shop) as amount
    from {{ ref('fct_donations') }}
    where
        revenue_class not in ('tax', 'outstanding')
        and line_key not like '%:redemption'
        and line_key not like '%:other' {{ and_touched('gift') }}
    group by shop_currency, source_system
)

select
    coalesce(landed.source_system, mart.source_system) as source_system,
    coalesce(landed.currency, mart.currency) as currency,
    landed.amount as landed_amount,
    mart.amount as mart_amount
from landed
full outer join mart on landed.source_system = mart.source_system and landed.currency = mart.currency
where coalesce(landed.amount, 0) <> coalesce(mart.amount, 0)
