{{ config(
    materialized='keyed',
    touched_by='order',
    indexes=[{'columns': ['order_id'], 'unique': true}],
    post_hook="{{ analyze_briefly(this) }}"
) }}

with

payments as (
    select
        order_id,
        status = 'success' and gateway = 'gift_card' and kind in ('sale', 'capture', 'refund') as is_by_card,
        status = 'success' and kind in ('sale', 'capture') as is_receipt,
        case when kind = 'refund' then -amount else amount end as amount,
        case when kind = 'refund' then -amount_original else amount_original end as amount_original,
        loaded_at
    from {{ ref('stg_shopify__transactions') }}
    {{ where_touched('order') }}
)

select
    order_id,
    coalesce(sum(amount) filter (where is_by_card), 0) as by_card,
    coalesce(sum(amount_original) filter (where is_by_card), 0) as by_card_original,
    coalesce(sum(amount) filter (where is_receipt), 0) as received,
    coalesce(sum(amount_original) filter (where is_receipt), 0) as received_original,
    max(loaded_at) as payments_loaded_at
from payments
where order_id is not null
group by order_id
