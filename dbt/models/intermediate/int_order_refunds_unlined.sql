with

orders as (
    select
        order_id,
        refunds
    from {{ ref('stg_shopify__orders') }}
    {{ where_touched('order', landed='loaded_at') }}
),

-- Shopify gives adjustments a minus sign for money that went back; shipping is never raised, so its refunds take nothing away.
adjustments as (
    select
        orders.order_id,
        coalesce({{ money("adjustment -> 'amount_set'", 'shop_money') }}, (adjustment ->> 'amount')::numeric, 0) as amount,
        coalesce({{ money("adjustment -> 'amount_set'", 'presentment_money') }}, (adjustment ->> 'amount')::numeric, 0) as amount_original
    from orders
    cross join lateral {{ json_elements('orders.refunds') }} as refund
    cross join lateral {{ json_elements("refund -> 'order_adjustments'") }} as adjustment
    where lower(concat_ws(' ', adjustment ->> 'kind', adjustment ->> 'reason')) not like '%shipping%'
)

select
    order_id,
    -sum(amount) as refunded,
    -sum(amount_original) as refunded_original
from adjustments
group by order_id
