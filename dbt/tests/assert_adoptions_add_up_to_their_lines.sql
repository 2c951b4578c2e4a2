-- Guards against corals and their money lost or made when a line is split into corals: packs count in full, refunded units and
-- charged-back orders keep none, and the shares of a line are its net.
with

corals as (
    select
        line_key,
        count(*) as corals,
        count(*) filter (where not is_cancelled) as kept,
        sum(amount) as amount
    from {{ ref('fct_adoptions') }}
    {{ where_touched('line') }}
    group by line_key
),

expected as (
    select
        lines.line_key,
        lines.quantity * lines.corals_per_unit as corals,
        case when orders.is_charged_back then 0 else (lines.quantity - lines.refunded_quantity) * lines.corals_per_unit end as kept,
        donations.net as amount
    from {{ ref('int_order_lines_classified') }} as lines
    inner join {{ ref('int_orders') }} as orders on lines.order_id = orders.order_id
    inner join {{ ref('fct_donations') }} as donations on lines.line_key = donations.line_key
    where lines.revenue_class = 'adoption' and donations.is_raised and lines.quantity > 0 {{ and_touched('line', 'lines.line_key') }}
)

select
    expected.*,
    corals.corals as found_corals,
    corals.kept as found_kept,
    corals.amount as found_amount
from expected
left join corals on expected.line_key = corals.line_key
where (expected.corals, expected.kept, expected.amount) is distinct from (corals.corals, corals.kept, corals.amount)
