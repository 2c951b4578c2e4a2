with

contracts as (
    select * from {{ ref('stg_shopify__subscription_contracts') }}
),

members as (
    select * from {{ ref('int_donor_members') }}
),

payments as (
    select
        contract_id,
        count(*)::integer as payments,
        min(paid_date) as started_date,
        max(paid_date) as last_paid_date,
        max(due_date) as due_date,
        (array_agg(amount order by payment_number desc))[1] as amount
    from {{ ref('int_recurring_payments') }}
    group by contract_id
),

newest_changes as (
    select distinct on (contract_id) *
    from {{ ref('int_recurring_changes') }}
    order by contract_id asc, payment_number desc, is_stop desc
),

plans as (
    select
        'shopify:' || contracts.contract_id as plan_key,
        contracts.*,
        members.donor_key,
        payments.payments,
        payments.started_date,
        payments.last_paid_date,
        payments.due_date,
        payments.amount as paid_amount,
        case when newest_changes.is_stop then newest_changes.change_date end as stopped_date,
        case when newest_changes.is_stop then newest_changes.change end as stopped_by,
        coalesce(newest_changes.mrr_after, 0) as mrr
    from contracts
    left join members
        on
            members.id_type = 'shopify_customer_id'
            and contracts.customer_id = members.id_value
    left join payments on contracts.contract_id = payments.contract_id
    left join newest_changes on contracts.contract_id = newest_changes.contract_id
),

-- One plan follows one other at most: the nearest, both ways. A paused plan is not over.
switches as (
    select
        earlier.plan_key as plan_key_before,
        later.plan_key,
        later.started_date,
        row_number() over (partition by earlier.plan_key order by later.started_date, later.plan_key) as nth_later,
        row_number() over (partition by later.plan_key order by earlier.stopped_date desc, earlier.plan_key asc) as nth_earlier
    from plans as earlier
    inner join plans as later
        on
            earlier.donor_key = later.donor_key
            and earlier.plan_key <> later.plan_key
            and earlier.started_date <= later.started_date
            and later.started_date - earlier.stopped_date between 0 and {{ var('plan_switch_days') }}
    where earlier.stopped_by <> 'paused'
),

switched as (
    select * from switches
    where nth_later = 1 and nth_earlier = 1
)

select
    plans.plan_key,
    plans.donor_key,
    plans.status,
    plans.stopped_date is null and plans.mrr > 0 as is_active,
    plans.billing_interval,
    plans.billing_interval_count,
    plans.currency,
    plans.paid_amount::numeric(16, 2) as amount,
    plans.amount::numeric(16, 2) as next_amount,
    plans.mrr::numeric(16, 2) as mrr,
    {{ local_date('plans.created_at') }} as created_date,
    plans.started_date,
    coalesce(after.started_date, plans.stopped_date) as ended_date,
    case when after.plan_key is not null then 'switched' else plans.stopped_by end as ended_by,
    before.plan_key_before as is_switch_of,
    coalesce(plans.payments, 0) as payments,
    plans.last_paid_date,
    case when plans.stopped_date is null then plans.due_date end as due_date,
    coalesce(plans.stopped_date is null and plans.due_date < {{ today() }}, false) as is_late,
    plans.last_payment_status,
    'shopify' as source_system,
    plans.contract_id as source_id,
    plans.loaded_at
from plans
left join switched as before on plans.plan_key = before.plan_key
left join switched as after on plans.plan_key = after.plan_key_before
