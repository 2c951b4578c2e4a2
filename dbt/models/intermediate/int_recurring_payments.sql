{{ config(materialized='table', post_hook="{{ analyze_briefly(this) }}") }}

with

contracts as (
    select
        *,
        {{ local_date('created_at') }} as rate_date,
        case billing_interval when 'year' then 1 when 'month' then 12 when 'week' then 52 when 'day' then 365 end as times_a_year,
        billing_interval_count * ('1 ' || billing_interval)::interval as billed_every
    from {{ ref('stg_shopify__subscription_contracts') }}
),

orders as (
    select * from {{ ref('int_orders') }}
    where is_paid and not is_test and not is_deleted
),

lines as (
    select * from {{ ref('int_order_lines') }}
    where line_kind = 'product'
),

rates as (
    select * from {{ ref('int_fx_rates') }}
),

payers as (
    select
        contracts.contract_id,
        order_id #>> '{}' as order_id
    from contracts
    cross join lateral {{ json_elements('contracts.order_ids') }} as order_id
    union distinct
    select
        contract_id,
        origin_order_id
    from contracts
    where origin_order_id is not null
),

products as (
    select distinct
        contracts.contract_id,
        line ->> 'product_id' as product_id
    from contracts
    cross join lateral {{ json_elements('contracts.lines') }} as line
),

-- Before discounts: a code lowers one payment and not the plan.
priced as (
    select
        payers.contract_id,
        payers.order_id,
        orders.gifted_at,
        orders.gift_date,
        orders.is_recurring,
        products.product_id is not null as is_of_plan,
        case contracts.currency
            when orders.currency then lines.gross_original
            when orders.shop_currency then lines.gross
        end as price
    from payers
    inner join contracts on payers.contract_id = contracts.contract_id
    inner join orders on payers.order_id = orders.order_id
    inner join lines on payers.order_id = lines.order_id
    left join products
        on
            payers.contract_id = products.contract_id
            and lines.product_id = products.product_id
),

-- A sign-up may hold other things too, so only lines of the plan's products count there. A renewal of a product that the plan
-- has no longer counts whole.
paid as (
    select
        priced.contract_id,
        priced.order_id,
        priced.gifted_at,
        priced.gift_date,
        coalesce(
            sum(priced.price) filter (where priced.is_of_plan),
            sum(priced.price) filter (where priced.is_recurring),
            contracts.amount
        ) as amount
    from priced
    inner join contracts on priced.contract_id = contracts.contract_id
    group by priced.contract_id, priced.order_id, priced.gifted_at, priced.gift_date, contracts.amount
)

select
    paid.contract_id,
    paid.order_id,
    row_number() over (partition by paid.contract_id order by paid.gifted_at, paid.order_id)::integer as payment_number,
    paid.gift_date as paid_date,
    paid.amount,
    {{ to_reporting('paid.amount * contracts.times_a_year / (12 * contracts.billing_interval_count)', 'rates') }} as mrr,
    (paid.gift_date + contracts.billed_every)::date as due_date,
    (paid.gift_date + contracts.billed_every)::date + {{ var('plan_grace_days') }} as lapse_date
from paid
inner join contracts on paid.contract_id = contracts.contract_id
left join rates
    on
        contracts.rate_date = rates.rate_date
        and contracts.currency = rates.currency
