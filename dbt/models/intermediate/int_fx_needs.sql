with

orders as (
    select * from {{ ref('int_orders') }}
),

deals as (
    select * from {{ ref('int_deals') }}
),

contracts as (
    select * from {{ ref('stg_shopify__subscription_contracts') }}
),

checkouts as (
    select * from {{ ref('stg_shopify__abandoned_checkouts') }}
)

select
    gift_date as rate_date,
    shop_currency as currency
from orders
where gift_date is not null and shop_currency is not null
union
select
    rate_date,
    currency
from deals
where is_partner and amount is not null
union
select
    {{ local_date('created_at') }} as rate_date,
    currency
from contracts
where created_at is not null and currency is not null
union
select
    {{ local_date('created_at') }} as rate_date,
    currency
from checkouts
where created_at is not null and currency is not null
