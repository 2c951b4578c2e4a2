with

-- What an order came to beside its lines, its shipping and its tip is tax on top of the prices, or else something without a name.
orders as (
    select
        order_id,
        financial_status = 'partially_paid' as is_partially_paid,
        total_price,
        total_price_original,
        tip,
        tip_original,
        shipping,
        shipping_original,
        total_tax,
        total_price - subtotal_price - shipping - tip as rest,
        total_price_original - subtotal_price_original - shipping_original - tip_original as rest_original
    from {{ ref('stg_shopify__orders') }}
    {{ where_touched('order', landed='loaded_at') }}
),

-- Money of a gift card came in when the card was sold, so what is paid with it is taken off the order that it pays.
paid as (
    select * from {{ ref('int_order_payments') }}
)

select
    orders.order_id,
    extra.line_kind,
    extra.line_number,
    extra.amount,
    coalesce(extra.amount_original, extra.amount) as amount_original
from orders
left join paid on orders.order_id = paid.order_id
cross join
    lateral (
        values
        ('tip', 2147483647::bigint, orders.tip, orders.tip_original),
        ('shipping', -3::bigint, orders.shipping, orders.shipping_original),
        (case when orders.rest = orders.total_tax then 'tax' else 'other' end, -2::bigint, orders.rest, orders.rest_original),
        ('redemption', -1::bigint, -paid.by_card, -paid.by_card_original),
        (
            'outstanding',
            0::bigint,
            case when orders.is_partially_paid then coalesce(paid.received, 0) - orders.total_price end,
            case when orders.is_partially_paid then coalesce(paid.received_original, 0) - orders.total_price_original end
        )
    ) as extra (line_kind, line_number, amount, amount_original)
where extra.amount <> 0
