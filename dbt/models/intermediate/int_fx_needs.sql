with

orders as (
    select * from {{ ref('int_orders') }}
),

deals as (
    select * from {{ ref('int_deals') }}
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
