{{ config(
    materialized='keyed',
    touched_by='line',
    indexes=[{'columns': ['adopted_date']}, {'columns': ['donor_key']}, {'columns': ['site_key']}]
) }}

with

donations as (
    select * from {{ ref('fct_donations') }}
    {{ where_touched('line') }}
),

order_lines as (
    select * from {{ ref('int_order_lines_classified') }}
),

orders as (
    select * from {{ ref('int_orders') }}
),

deals as (
    select * from {{ ref('int_deals') }}
),

-- Corals of refunded units and of orders lost to a chargeback stay as cancelled rows, after those that are kept.
lots as (
    select
        order_lines.line_key,
        order_lines.site_key,
        order_lines.species,
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
        site_key,
        'unassigned' as species,
        corals,
        corals as kept
    from deals
    where is_partner and is_won and corals > 0
)

select
    donations.line_key || ':' || unit_no as adoption_key,
    donations.line_key,
    donations.gift_key,
    unit_no,
    donations.donor_key,
    lots.site_key,
    lots.species,
    donations.gifted_at as adopted_at,
    donations.gift_date as adopted_date,
    donations.is_gift_for_other,
    donations.gross - donations.discount <= 0 as is_complimentary,
    unit_no > lots.kept as is_cancelled,
    (case
        when lots.kept = 0 then {{ allocated('donations.net', '1', 'unit_no', 'lots.corals', reporting_digits(), 'false') }}
        when unit_no <= lots.kept then {{ allocated('donations.net', '1', 'unit_no', 'lots.kept', reporting_digits(), 'false') }}
        else 0
    end)::numeric(16, 2) as amount,
    donations.source_system,
    donations.loaded_at
from lots
inner join donations on lots.line_key = donations.line_key
cross join lateral generate_series(1, lots.corals) as unit_no
