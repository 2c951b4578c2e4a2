with

orders as (
    select
        order_id,
        tip,
        tip_original
    from {{ ref('stg_shopify__orders') }}
    {{ where_touched('order', landed='loaded_at') }}
),

items as (
    select * from {{ ref('int_order_line_items') }}
),

refunds as (
    select * from {{ ref('int_order_line_refunds') }}
),

-- Units taken off by an edit were never paid for; units given back were. Only the first leave the quantity.
products as (
    select
        'shopify:' || items.line_id as line_key,
        items.order_id,
        items.line_id,
        row_number() over (partition by items.order_id order by items.line_id::bigint) as line_number,
        false as is_tip,
        items.product_id,
        items.variant_id,
        items.current_quantity + coalesce(refunds.refunded_quantity, 0) as quantity,
        coalesce(refunds.refunded_quantity, 0) as refunded_quantity,
        items.unit_price * (items.current_quantity + coalesce(refunds.refunded_quantity, 0)) as gross,
        items.unit_price_original * (items.current_quantity + coalesce(refunds.refunded_quantity, 0)) as gross_original,
        items.discount,
        items.discount_original,
        coalesce(refunds.refunded, 0) as line_refunded,
        coalesce(refunds.refunded_original, 0) as line_refunded_original,
        items.properties
    from items
    left join refunds
        on
            items.order_id = refunds.order_id
            and items.line_id = refunds.line_id
),

tips as (
    select
        'shopify:' || order_id || ':tip' as line_key,
        order_id,
        null as line_id,
        2147483647::bigint as line_number,
        true as is_tip,
        null as product_id,
        null as variant_id,
        1 as quantity,
        0 as refunded_quantity,
        tip as gross,
        tip_original as gross_original,
        0::numeric as discount,
        0::numeric as discount_original,
        0::numeric as line_refunded,
        0::numeric as line_refunded_original,
        null::jsonb as properties
    from orders
    where tip <> 0
)

select * from products
union all
select * from tips
