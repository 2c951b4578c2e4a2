{{ config(severity='warn') }}

-- Payments by a plan of which no contract is known: contracts of an app that lets no other app read them, or Airbyte, which has no stream
-- of contracts. They are raised like any gift; recurring figures lack them.
select
    orders.order_id,
    orders.gift_date
from {{ ref('int_orders') }} as orders
left join {{ ref('int_recurring_payments') }} as payments on orders.order_id = payments.order_id
where orders.is_recurring and orders.is_paid and not orders.is_test and not orders.is_deleted and payments.order_id is null
