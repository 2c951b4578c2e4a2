{{ config(
    materialized='keyed',
    touched_by='order',
    indexes=[{'columns': ['line_key'], 'unique': true}, {'columns': ['order_id']}],
    post_hook="{{ analyze_briefly(this) }}"
) }}

with

orders as (
    select * from {{ ref('int_orders') }}
    {{ where_touched('order') }}
),

bought as (
    select * from {{ ref('int_order_lines_bought') }}
),

unlined_refunds as (
    select
        order_id,
        sum(amount) as refunded,
        sum(amount_original) as refunded_original
    from {{ ref('int_order_refund_parts') }}
    where line_key is null {{ and_touched('order') }}
    group by order_id
),

-- What a line weighs when money that names no line is split: what is left of it, the tip included and last; shipping and tax nothing.
weighed as (
    select
        bought.*,
        unlined_refunds.refunded as unlined,
        unlined_refunds.refunded_original as unlined_original,
        orders.is_charged_back,
        {{ minor_digits('orders.shop_currency') }} as digits,
        {{ minor_digits('orders.currency') }} as digits_original,
        row_number() over (partition by bought.order_id order by bought.line_number desc) = 1 as is_last,
        case
            when bought.line_kind in ('product', 'gift_card', 'tip')
                then greatest(bought.gross - bought.discount - bought.line_refunded, 0)
            else 0
        end as weight,
        case
            when bought.line_kind in ('product', 'gift_card', 'tip')
                then greatest(bought.gross_original - bought.discount_original - bought.line_refunded_original, 0)
            else 0
        end as weight_original
    from bought
    inner join orders on bought.order_id = orders.order_id
    left join unlined_refunds on bought.order_id = unlined_refunds.order_id
),

summed as (
    select
        *,
        sum(weight) over (partition by order_id order by line_number) as upto,
        sum(weight) over (partition by order_id) as whole,
        sum(weight_original) over (partition by order_id order by line_number) as upto_original,
        sum(weight_original) over (partition by order_id) as whole_original
    from weighed
),

refunded as (
    select
        *,
        line_refunded
        + coalesce({{ allocated('unlined', 'weight', 'upto', 'whole', 'digits', 'is_last') }}, 0) as refunded,
        line_refunded_original
        + coalesce(
            {{ allocated('unlined_original', 'weight_original', 'upto_original', 'whole_original', 'digits_original', 'is_last') }}, 0
        )
            as refunded_original
    from summed
),

charged_back as (
    select
        *,
        case when is_charged_back then gross - discount - refunded else 0 end as chargeback,
        case when is_charged_back then gross_original - discount_original - refunded_original else 0 end as chargeback_original
    from refunded
)

select
    line_key,
    order_id,
    line_id,
    line_number,
    line_kind,
    product_id,
    variant_id,
    quantity,
    refunded_quantity,
    gross,
    discount,
    refunded,
    chargeback,
    gross - discount - refunded - chargeback as net,
    gross_original,
    discount_original,
    refunded_original,
    chargeback_original,
    gross_original - discount_original - refunded_original - chargeback_original as net_original,
    -- how money that names no line falls on this one, for those who split a part of it
    weight,
    upto,
    whole,
    weight_original,
    upto_original,
    whole_original,
    digits,
    digits_original,
    is_last,
    is_edited,
    properties
from charged_back
