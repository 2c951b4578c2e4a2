{{ config(materialized='keyed', touched_by='line') }}

with

order_lines as (
    select * from {{ ref('int_order_lines_classified') }}
    {{ where_touched('line') }}
),

orders as (
    select
        order_id,
        loaded_at
    from {{ ref('int_orders') }}
)

select
    order_lines.line_key,
    order_lines.recipient_name,
    order_lines.recipient_email,
    order_lines.gift_message,
    order_lines.coral_name,
    'shopify' as source_system,
    order_lines.order_id as source_id,
    orders.loaded_at
from order_lines
inner join orders on order_lines.order_id = orders.order_id
where coalesce(order_lines.recipient_name, order_lines.recipient_email, order_lines.gift_message, order_lines.coral_name) is not null
