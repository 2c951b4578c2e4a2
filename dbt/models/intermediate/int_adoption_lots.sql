with

order_lines as (
    select * from {{ ref('int_order_lines_classified') }}
),

orders as (
    select * from {{ ref('int_orders') }}
),

deals as (
    select * from {{ ref('int_deals') }}
)

select
    order_lines.line_key,
    order_lines.order_id,
    order_lines.site_key,
    order_lines.species_key,
    order_lines.quantity * order_lines.corals_per_unit as corals,
    case
        when orders.is_charged_back then 0 else (order_lines.quantity - order_lines.refunded_quantity) * order_lines.corals_per_unit
    end as kept
from order_lines
inner join orders on order_lines.order_id = orders.order_id
where order_lines.revenue_class = 'adoption' and orders.is_paid and not orders.is_test and not orders.is_deleted
union all
select
    gift_key as line_key,
    null as order_id,
    site_key,
    'unassigned' as species_key,
    corals,
    corals as kept
from deals
where is_partner and is_won and corals > 0
