{{ config(
    materialized='keyed',
    touched_by='order',
    indexes=[{'columns': ['line_key']}, {'columns': ['order_id']}],
    post_hook="{{ analyze_briefly(this) }}"
) }}

with

transactions as (
    select * from {{ ref('stg_shopify__transactions') }}
    {{ where_touched('order') }}
),

fees as (
    select
        transactions.transaction_id,
        transactions.order_id,
        coalesce(transactions.processed_at, transactions.created_at) as charged_at,
        sum((fee -> 'amount' ->> 'amount')::numeric + coalesce((fee -> 'tax_amount' ->> 'amount')::numeric, 0)) as amount
    from transactions
    cross join lateral {{ json_elements('transactions.fees') }} as fee
    where transactions.status = 'success'
    group by transactions.transaction_id, transactions.order_id, transactions.processed_at, transactions.created_at
),

charged as (
    select
        *,
        sum(amount) over (partition by order_id order by charged_at, transaction_id) as so_far
    from fees
),

-- The provider takes its part of everything that was paid, of shipping and tax as well.
weighed as (
    select
        line_key,
        order_id,
        line_number,
        digits,
        is_last,
        case when line_kind in ('redemption', 'outstanding') then 0 else greatest(gross - discount, 0) end as weight
    from {{ ref('int_order_lines') }}
    where order_id in (select charged.order_id from charged)
),

lines as (
    select
        *,
        sum(weight) over (partition by order_id order by line_number) as upto,
        sum(weight) over (partition by order_id) as whole
    from weighed
)

select
    lines.line_key,
    lines.order_id,
    charged.transaction_id,
    charged.charged_at,
    {{ allocated('charged.so_far', 'lines.weight', 'lines.upto', 'lines.whole', 'lines.digits', 'lines.is_last') }}
    - {{ allocated('(charged.so_far - charged.amount)', 'lines.weight', 'lines.upto', 'lines.whole', 'lines.digits', 'lines.is_last') }}
        as amount
from charged
inner join lines on charged.order_id = lines.order_id
