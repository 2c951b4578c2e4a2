{{ config(materialized='table', post_hook="{{ analyze_briefly(this) }}") }}

with

contracts as (
    select
        contract_id,
        status,
        {{ local_date('updated_at') }} as updated_date
    from {{ ref('stg_shopify__subscription_contracts') }}
),

payments as (
    select
        *,
        lag(mrr) over (partition by contract_id order by payment_number) as mrr_before,
        lag(lapse_date) over (partition by contract_id order by payment_number) as late_from,
        lead(paid_date) over (partition by contract_id order by payment_number) as next_paid_date
    from {{ ref('int_recurring_payments') }}
),

-- What a payment says of the plan: that it began, that it came back after a payment had not come, that its amount changed.
made as (
    select
        contract_id,
        payment_number,
        false as is_stop,
        paid_date as change_date,
        case when payment_number = 1 then 'started' when paid_date >= late_from then 'restarted' else 'changed' end as change,
        case when payment_number = 1 or paid_date >= late_from then 0 else mrr_before end as mrr_before,
        mrr as mrr_after
    from payments
    where payment_number = 1 or paid_date >= late_from or mrr <> mrr_before
),

-- A plan ends for want of a payment, or before that because the shop says so. Only of the present does the shop say why.
stopped as (
    select
        payments.contract_id,
        payments.payment_number,
        true as is_stop,
        case
            when payments.next_paid_date is null and contracts.status in ('paused', 'cancelled', 'expired')
                then least(greatest(contracts.updated_date, payments.paid_date), payments.lapse_date)
            else payments.lapse_date
        end as change_date,
        case
            when payments.next_paid_date is not null or contracts.status = 'active' then 'lapsed'
            when contracts.status = 'failed' then 'failed'
            when contracts.updated_date >= payments.lapse_date then 'lapsed'
            when contracts.status = 'paused' then 'paused'
            else 'cancelled'
        end as change,
        payments.mrr as mrr_before,
        0 as mrr_after
    from payments
    inner join contracts on payments.contract_id = contracts.contract_id
    where payments.next_paid_date is null or payments.next_paid_date >= payments.lapse_date
)

select * from made
union all
select * from stopped
where change_date <= {{ today() }}
