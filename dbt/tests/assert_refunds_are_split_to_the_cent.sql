-- Guards against cents lost or made when money paid back without naming a line is split: per order the refunds of the lines
-- must be what the refunds say.
with

lines as (
    select
        order_id,
        sum(refunded) as refunded
    from {{ ref('int_order_lines') }}
    {{ where_touched('order') }}
    group by order_id
),

by_line as (
    select
        order_id,
        sum(refunded) as refunded
    from {{ ref('int_order_line_refunds') }}
    group by order_id
),

unlined as (
    select * from {{ ref('int_order_refunds_unlined') }}
)

select
    lines.order_id,
    lines.refunded,
    coalesce(by_line.refunded, 0) + coalesce(unlined.refunded, 0) as expected_refunded
from lines
left join by_line on lines.order_id = by_line.order_id
left join unlined on lines.order_id = unlined.order_id
where lines.refunded <> coalesce(by_line.refunded, 0) + coalesce(unlined.refunded, 0)
