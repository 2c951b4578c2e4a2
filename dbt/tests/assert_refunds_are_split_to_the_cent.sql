-- Guards against cents lost or made when money paid back without naming a line, or a payment's fee, is split: per order the lines
-- must hold what the refunds say and what was charged.
with

lines as (
    select
        order_id,
        sum(refunded) as refunded,
        sum(refunded_original) as refunded_original
    from {{ ref('int_order_lines') }}
    {{ where_touched('order') }}
    group by order_id
),

said as (
    select
        order_id,
        sum(amount) as refunded,
        sum(amount_original) as refunded_original
    from {{ ref('int_order_refund_parts') }}
    group by order_id
),

fees as (
    select
        lines.order_id,
        sum(fees.amount) as fee
    from {{ ref('int_fee_lines') }} as fees
    inner join {{ ref('int_order_lines') }} as lines on fees.line_key = lines.line_key
    group by lines.order_id
),

charged as (
    select
        transactions.order_id,
        sum((fee -> 'amount' ->> 'amount')::numeric + coalesce((fee -> 'tax_amount' ->> 'amount')::numeric, 0)) as fee
    from {{ ref('stg_shopify__transactions') }} as transactions
    cross join lateral {{ json_elements('transactions.fees') }} as fee
    where transactions.status = 'success'
    group by transactions.order_id
)

select
    lines.order_id,
    lines.refunded,
    said.refunded as expected_refunded,
    fees.fee,
    charged.fee as expected_fee
from lines
left join said on lines.order_id = said.order_id
left join fees on lines.order_id = fees.order_id
left join charged on lines.order_id = charged.order_id
where
    (lines.refunded, lines.refunded_original) is distinct from (coalesce(said.refunded, 0), coalesce(said.refunded_original, 0))
    or coalesce(fees.fee, 0) <> coalesce(charged.fee, 0)
