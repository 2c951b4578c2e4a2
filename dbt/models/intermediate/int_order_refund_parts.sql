{{ config(
    materialized='keyed',
    touched_by='order',
    indexes=[{'columns': ['order_id']}],
    post_hook="{{ analyze_briefly(this) }}"
) }}

with

refunds as (
    select
        orders.order_id,
        refund ->> 'id' as refund_id,
        coalesce({{ instant_or_null("refund ->> 'processed_at'") }}, {{ instant_or_null("refund ->> 'created_at'") }}) as refunded_at,
        refund -> 'refund_line_items' as refund_lines,
        refund -> 'order_adjustments' as adjustments
    from {{ ref('stg_shopify__orders') }} as orders
    cross join lateral {{ json_elements('orders.refunds') }} as refund
    {{ where_touched('order', 'orders.order_id', landed='orders.loaded_at') }}
),

-- Shopify gives adjustments a minus sign for money that went back.
parts as (
    select
        refunds.order_id,
        refunds.refund_id,
        refunds.refunded_at,
        'shopify:' || (refund_line ->> 'line_item_id') as line_key,
        (refund_line ->> 'quantity')::integer as quantity,
        coalesce({{ money("refund_line -> 'subtotal_set'", 'shop_money') }}, (refund_line ->> 'subtotal')::numeric, 0) as amount,
        coalesce({{ money("refund_line -> 'subtotal_set'", 'presentment_money') }}, (refund_line ->> 'subtotal')::numeric, 0)
            as amount_original
    from refunds
    cross join lateral {{ json_elements('refunds.refund_lines') }} as refund_line
    union all
    select
        refunds.order_id,
        refunds.refund_id,
        refunds.refunded_at,
        case
            when lower(concat_ws(' ', adjustment ->> 'kind', adjustment ->> 'reason')) like '%shipping%'
                then 'shopify:' || refunds.order_id || ':shipping'
        end as line_key,
        0 as quantity,
        -coalesce({{ money("adjustment -> 'amount_set'", 'shop_money') }}, (adjustment ->> 'amount')::numeric, 0) as amount,
        -coalesce({{ money("adjustment -> 'amount_set'", 'presentment_money') }}, (adjustment ->> 'amount')::numeric, 0) as amount_original
    from refunds
    cross join lateral {{ json_elements('refunds.adjustments') }} as adjustment
)

-- One row per refund and line: what a refund gave back without naming a line has no line_key yet.
select
    order_id,
    refund_id,
    refunded_at,
    line_key,
    sum(quantity)::integer as quantity,
    sum(amount) as amount,
    sum(amount_original) as amount_original
from parts
group by order_id, refund_id, refunded_at, line_key
