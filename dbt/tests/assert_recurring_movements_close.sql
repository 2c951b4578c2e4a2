-- Guards against money that moves without a name, twice, or in the wrong month: in each month, what recurring plans were worth at the
-- beginning and all movements make what they are worth at the end, and each month begins as the one before ended.
with

months as (
    select
        month_date,
        sum(opening_mrr) as opening,
        sum(new_mrr + upgrade_mrr - downgrade_mrr - churned_mrr + reactivated_mrr) as moved,
        sum(closing_mrr) as closing
    from {{ ref('fct_recurring_months') }}
    group by month_date
),

followed as (
    select
        months.*,
        later.opening as next_opening
    from months
    left join months as later on months.month_date + interval '1 month' = later.month_date
)

select *
from followed
where
    opening + moved <> closing
    or closing <> coalesce(next_opening, case when month_date < date_trunc('month', {{ today() }}) then 0 else closing end)
