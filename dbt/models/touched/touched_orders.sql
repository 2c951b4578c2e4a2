{% set payments = ref('stg_shopify__transactions') -%}
with

landed as (
    {{ touched_records('order', ref('stg_shopify__orders')) | indent(4) }}
)

select record_id, loaded_at from landed
union
-- Payments may change while their order does not, as when a fee is told later.
select
    orders.order_id as record_id,
    orders.loaded_at
from {{ ref('stg_shopify__orders') }} as orders
{%- if keeps_rows(model.unique_id) %}
where
    orders.order_id in (
        select landed.order_id
        from {{ payments }} as landed
        where
            landed.loaded_at >= {{ landed_since() }}
            and not exists (
                select from intermediate.int_order_payments as known
                where known.order_id = landed.order_id and known.payments_loaded_at >= landed.loaded_at
            )
    )
{%- else %}
    where false
{%- endif %}
