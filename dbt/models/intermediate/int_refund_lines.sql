with

parts as (
    select * from {{ ref('int_order_refund_parts') }}
    {{ where_touched('order') }}
),

lines as (
    select * from {{ ref('int_order_lines') }}
    {{ where_touched('order') }}
),

unlined as (
    select
        *,
        sum(amount) over (partition by order_id order by refunded_at, refund_id) as so_far,
        sum(amount_original) over (partition by order_id order by refunded_at, refund_id) as so_far_original
    from parts
    where line_key is null
),

-- Split as the whole of an order's unlined money is split, refund after refund, so that a line's shares add up to its share.
shares as (
    select
        lines.line_key,
        unlined.refund_id,
        unlined.refunded_at,
        {{ allocated('unlined.so_far', 'lines.weight', 'lines.upto', 'lines.whole', 'lines.digits', 'lines.is_last') }}
        - {{ allocated('(unlined.so_far - unlined.amount)', 'lines.weight', 'lines.upto', 'lines.whole', 'lines.digits', 'lines.is_last') }}
            as amount,
        {{ allocated(
            'unlined.so_far_original', 'lines.weight_original', 'lines.upto_original', 'lines.whole_original', 'lines.digits_original',
            'lines.is_last'
        ) }}
        - {{ allocated(
            '(unlined.so_far_original - unlined.amount_original)', 'lines.weight_original', 'lines.upto_original', 'lines.whole_original',
            'lines.digits_original', 'lines.is_last'
        ) }} as amount_original
    from unlined
    inner join lines on unlined.order_id = lines.order_id
),

refund_lines as (
    select
        line_key,
        refund_id,
        refunded_at,
        quantity,
        amount,
        amount_original
    from parts
    where line_key is not null
    union all
    select
        line_key,
        refund_id,
        refunded_at,
        0 as quantity,
        amount,
        amount_original
    from shares
)

select
    line_key,
    refund_id,
    refunded_at,
    sum(quantity)::integer as quantity,
    sum(amount) as amount,
    sum(amount_original) as amount_original
from refund_lines
group by line_key, refund_id, refunded_at
having sum(amount) <> 0 or sum(quantity) <> 0
