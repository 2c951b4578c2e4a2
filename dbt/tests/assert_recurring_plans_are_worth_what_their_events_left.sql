-- Guards against plans that are active in one table and ended in another: what plans are worth today is what the events left, and what
-- the month closes with.
with

plans as (
    select
        sum(mrr) as mrr,
        count(*) filter (where is_active) as active
    from {{ ref('fct_recurring_plans') }}
),

events as (
    select
        sum(mrr_after) as mrr,
        count(*) filter (where mrr_after > 0) as active
    from (
        select distinct on (plan_key) mrr_after
        from {{ ref('fct_recurring_events') }}
        order by plan_key asc, event_number desc
    ) as newest
),

months as (
    select
        sum(closing_mrr) as mrr,
        count(*) filter (where closing_mrr > 0) as active
    from {{ ref('fct_recurring_months') }}
    where is_current_month
)

select
    plans.mrr as plans_mrr,
    events.mrr as events_mrr,
    months.mrr as months_mrr,
    plans.active as plans_active,
    events.active as events_active,
    months.active as months_active
from plans
cross join events
cross join months
where
    coalesce(plans.mrr, 0) <> coalesce(events.mrr, 0)
    or coalesce(plans.mrr, 0) <> coalesce(months.mrr, 0)
    or plans.active <> months.active
