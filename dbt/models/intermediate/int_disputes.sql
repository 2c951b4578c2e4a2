{{ config(
    materialized='keyed',
    touched_by='order',
    indexes=[{'columns': ['order_id']}],
    post_hook="{{ analyze_briefly(this) }}"
) }}

with

told_by_themselves as (
    select
        dispute_id,
        order_id,
        dispute_type,
        status,
        initiated_at,
        loaded_at
    from {{ ref('stg_shopify__disputes') }}
    where order_id is not null {{ and_touched('order') }}
),

-- Shopify's GraphQL tells of disputes with their order and by themselves; REST, which Airbyte reads, by themselves only.
told_with_orders as (
    select
        substring(dispute ->> 'id' from '(\d+)(?:\?.*)?$') as dispute_id,
        orders.order_id,
        lower(dispute ->> 'initiated_as') as dispute_type,
        lower(dispute ->> 'status') as status,
        null::timestamptz as initiated_at,
        orders.loaded_at
    from {{ ref('stg_shopify__orders') }} as orders
    cross join lateral {{ json_elements('orders.disputes') }} as dispute
    {{ where_touched('order', 'orders.order_id', landed='orders.loaded_at') }}
),

-- What both tell is one dispute. The state that was read last counts; the day is told by the dispute alone.
disputes as (
    select distinct on (order_id, dispute_id)
        dispute_id,
        order_id,
        dispute_type,
        status,
        max(initiated_at) over (partition by order_id, dispute_id) as initiated_at,
        loaded_at
    from (
        select * from told_by_themselves
        union all
        select * from told_with_orders
    ) as told
    order by order_id asc, dispute_id asc, loaded_at desc
)

select
    *,
    dispute_type = 'chargeback' and status in ('lost', 'accepted') as is_lost,
    dispute_type = 'chargeback' and status in ('needs_response', 'under_review') as is_at_risk
from disputes
