with

items as (
    select * from {{ ref('int_order_line_items') }}
),

refunds as (
    select
        line_key,
        sum(quantity)::integer as quantity,
        sum(amount) as amount,
        sum(amount_original) as amount_original
    from {{ ref('int_order_refund_parts') }}
    where line_key is not null {{ and_touched('order') }}
    group by line_key
),

-- Units taken off by an edit were never paid for; units given back were. Only the first leave the quantity.
products as (
    select
        'shopify:' || items.line_id as line_key,
        items.order_id,
        items.line_id,
        row_number() over (partition by items.order_id order by items.line_id::bigint) as line_number,
        case when items.is_gift_card then 'gift_card' else 'product' end as line_kind,
        items.product_id,
        items.variant_id,
        items.current_quantity + coalesce(refunds.quantity, 0) as quantity,
        coalesce(refunds.quantity, 0) as refunded_quantity,
        items.unit_price * (items.current_quantity + coalesce(refunds.quantity, 0)) as gross,
        items.unit_price_original * (items.current_quantity + coalesce(refunds.quantity, 0)) as gross_original,
        items.discount,
        items.discount_original,
        coalesce(refunds.amount, 0) as line_refunded,
        coalesce(refunds.amount_original, 0) as line_refunded_original,
        items.ordered_quantity <> items.current_quantity + coalesce(refunds.quantity, 0) as is_edited,
        items.properties
    from items
    left join refunds on 'shopify:' || items.line_id = refunds.line_key
),

extras as (
    select * from {{ ref('int_order_extras') }}
)

select * from products
union all
select
    'shopify:' || extras.order_id || ':' || extras.line_kind as line_key,
    extras.order_id,
    null as line_id,
    extras.line_number,
    extras.line_kind,
    null as product_id,
    null as variant_id,
    1 as quantity,
    0 as refunded_quantity,
    extras.amount as gross,
    extras.amount_original as gross_original,
    0 as discount,
    0 as discount_original,
    coalesce(refunds.amount, 0) as line_refunded,
    coalesce(refunds.amount_original, 0) as line_refunded_original,
    false as is_edited,
    null as properties
from extras
left join refunds on 'shopify:' || extras.order_id || ':' || extras.line_kind = refunds.line_key
