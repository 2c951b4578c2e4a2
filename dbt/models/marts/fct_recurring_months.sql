with

plans as (
    select * from {{ ref('fct_recurring_plans') }}
),

events as (
    select
        *,
        date_trunc('month', event_date)::date as month_date
    from {{ ref('fct_recurring_events') }}
),

-- From each event to the next a plan is worth what the event left.
spans as (
    select
        plan_key,
        mrr_after as mrr,
        event_date as first_day,
        coalesce(lead(event_date) over (partition by plan_key order by event_number), 'infinity') as next_day
    from events
),

months as (
    select
        month::date as month_date,
        (month + interval '1 month')::date as next_month
    from generate_series((select min(month_date) from events), date_trunc('month', {{ today() }}), interval '1 month') as month
),

states as (
    select
        spans.plan_key,
        months.month_date,
        coalesce(sum(spans.mrr) filter (where spans.first_day < months.month_date and spans.next_day >= months.month_date), 0)
            as opening_mrr,
        coalesce(sum(spans.mrr) filter (where spans.first_day < months.next_month and spans.next_day >= months.next_month), 0)
            as closing_mrr
    from spans
    inner join months
        on
            spans.first_day < months.next_month
            and spans.next_day >= months.month_date
    where spans.mrr > 0
    group by spans.plan_key, months.month_date
),

movements as (
    select
        plan_key,
        month_date,
        coalesce(sum(movement_mrr) filter (where movement = 'new'), 0) as new_mrr,
        coalesce(sum(movement_mrr) filter (where movement = 'upgrade'), 0) as upgrade_mrr,
        coalesce(sum(movement_mrr) filter (where movement = 'downgrade'), 0) as downgrade_mrr,
        coalesce(sum(movement_mrr) filter (where movement = 'churned'), 0) as churned_mrr,
        coalesce(sum(movement_mrr) filter (where movement = 'reactivated'), 0) as reactivated_mrr,
        (count(*) filter (where event_type in ('failed', 'lapsed')))::integer as missed_payments
    from events
    group by plan_key, month_date
)

select
    states.plan_key || ':' || to_char(states.month_date, 'YYYY-MM') as plan_month_key,
    states.plan_key,
    states.month_date,
    states.month_date = date_trunc('month', {{ today() }}) as is_current_month,
    plans.donor_key,
    plans.donor_key || ':' || to_char(states.month_date, 'YYYY-MM') as donor_month_key,
    plans.billing_interval,
    states.opening_mrr::numeric(16, 2) as opening_mrr,
    coalesce(movements.new_mrr, 0)::numeric(16, 2) as new_mrr,
    coalesce(movements.upgrade_mrr, 0)::numeric(16, 2) as upgrade_mrr,
    coalesce(movements.downgrade_mrr, 0)::numeric(16, 2) as downgrade_mrr,
    coalesce(movements.churned_mrr, 0)::numeric(16, 2) as churned_mrr,
    coalesce(movements.reactivated_mrr, 0)::numeric(16, 2) as reactivated_mrr,
    states.closing_mrr::numeric(16, 2) as closing_mrr,
    max(states.opening_mrr) over donors > 0 as is_donor_at_opening,
    max(states.closing_mrr) over donors > 0 as is_donor_at_closing,
    coalesce(movements.missed_payments, 0) as missed_payments,
    plans.is_late
from states
inner join plans on states.plan_key = plans.plan_key
left join movements
    on
        states.plan_key = movements.plan_key
        and states.month_date = movements.month_date
window donors as (partition by states.month_date, coalesce(plans.donor_key, states.plan_key))
