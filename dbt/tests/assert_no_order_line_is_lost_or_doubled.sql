-- Guards against fan-out and inner joins that lose rows: the mart holds exactly the lines and extras of the landed orders and the
-- won partner deals.
with

expected as (
    select coalesce(sum(jsonb_array_length(line_items)), 0) as gift_lines
    from {{ ref('stg_shopify__orders') }}
    where jsonb_typeof(line_items) = 'array' {{ and_touched('order', landed='loaded_at') }}
    union all
    select count(*) as gift_lines
    from {{ ref('int_order_lines') }}
    where line_kind not in ('product', 'gift_card') {{ and_touched('order') }}
    union all
    select count(*) as gift_lines
    from {{ ref('fct_deals') }}
    where is_partner and is_won and close_at is not null {{ and_touched('gift', 'deal_key') }}
),

totals as (
    select
        (select sum(gift_lines) from expected) as expected_lines,
        (select count(*) from {{ ref('fct_donations') }} {{ where_touched('gift') }}) as mart_lines
)

select * from totals
where expected_lines <> mart_lines
