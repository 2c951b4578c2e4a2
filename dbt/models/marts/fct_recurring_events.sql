with

changes as (
    select
        'shopify:' || contract_id as plan_key,
        *
    from {{ ref('int_recurring_changes') }}
),

plans as (
    select * from {{ ref('fct_recurring_plans') }}
),

-- A plan that another follows stays in the books until that one begins, so that a switch is one step and not an end and a beginning.
placed as (
    select
        changes.plan_key,
        changes.payment_number,
        changes.is_stop,
        changes.change,
        plans.donor_key,
        plans.is_switch_of,
        plans.source_id,
        plans.loaded_at,
        changes.mrr_before,
        changes.mrr_after,
        changes.mrr_after - changes.mrr_before as delta_mrr,
        changes.is_stop and plans.ended_by = 'switched' and changes.payment_number = plans.payments as is_switched_away,
        changes.change = 'started' and plans.is_switch_of is not null as is_switched_to,
        case
            when changes.is_stop and plans.ended_by = 'switched' and changes.payment_number = plans.payments then plans.ended_date
            else changes.change_date
        end as event_date
    from changes
    inner join plans on changes.plan_key = plans.plan_key
),

-- Donors and not plans are new or back: one who had a plan on an earlier day and none on the day before comes back.
known as (
    select
        placed.*,
        switched.mrr_before as switched_mrr,
        sum(placed.delta_mrr) over earlier_days as donor_mrr_before,
        count(*) over earlier_days > 0 as is_known_donor
    from placed
    left join placed as switched
        on
            placed.is_switch_of = switched.plan_key
            and placed.is_switched_to
            and switched.is_switched_away
    window
        earlier_days as (
            partition by coalesce(placed.donor_key, placed.plan_key)
            order by placed.event_date
            range between unbounded preceding and interval '1 day' preceding
        )
),

typed as (
    select
        *,
        delta_mrr - case when is_switched_to then switched_mrr else 0 end as net_mrr,
        case
            when is_switched_away or is_switched_to then 'switched'
            when is_stop then change
            when change = 'restarted' or (change = 'started' and is_known_donor and donor_mrr_before = 0) then 'reactivated'
            when change = 'started' then 'created'
            when delta_mrr > 0 then 'upgraded'
            else 'downgraded'
        end as event_type
    from known
)

select
    plan_key || ':' || payment_number || case when is_stop then ':end' else '' end as event_key,
    plan_key,
    donor_key,
    event_date,
    event_type,
    mrr_before::numeric(16, 2) as mrr_before,
    mrr_after::numeric(16, 2) as mrr_after,
    delta_mrr::numeric(16, 2) as delta_mrr,
    case
        when is_switched_away then null
        when event_type = 'created' then 'new'
        when event_type = 'reactivated' then 'reactivated'
        when is_stop then 'churned'
        when net_mrr > 0 then 'upgrade'
        when net_mrr < 0 then 'downgrade'
    end as movement,
    case when is_switched_away then 0 else abs(net_mrr) end::numeric(16, 2) as movement_mrr,
    row_number() over (partition by plan_key order by payment_number, is_stop)::integer as event_number,
    'shopify' as source_system,
    source_id,
    loaded_at
from typed
