{{ config(
    materialized='keyed',
    touched_by='order',
    indexes=[{'columns': ['line_key']}, {'columns': ['order_id']}],
    post_hook="{{ analyze_briefly(this) }}"
) }}

with

donations as (
    select * from {{ ref('int_donations') }}
    where source_system = 'shopify' {{ and_touched('gift') }}
),

refunds as (
    select
        *,
        sum(amount) over (partition by line_key order by refunded_at, refund_id) as so_far
    from {{ ref('int_refund_lines') }}
),

fees as (
    select * from {{ ref('int_fee_lines') }}
    where amount <> 0 {{ and_touched('order') }}
),

-- Of several disputes that an order lost, the first took the money.
disputes as (
    select
        *,
        row_number() over (partition by order_id, is_lost order by initiated_at, dispute_id) = 1 as is_first
    from {{ ref('int_disputes') }}
    {{ where_touched('order') }}
)

-- Amounts are converted as the lines' own are, by what is left after each step, so that they add up to them.
select
    'refund' as adjustment_type,
    refunds.refund_id as event_id,
    donations.line_key,
    donations.source_id as order_id,
    refunds.refunded_at as event_at,
    'paid_back' as status,
    refunds.quantity,
    {{ to_reporting('(donations.gross_shop - donations.discount_shop - refunds.so_far + refunds.amount)', 'donations') }}
    - {{ to_reporting('(donations.gross_shop - donations.discount_shop - refunds.so_far)', 'donations') }} as amount,
    refunds.amount as amount_shop,
    refunds.amount_original
from refunds
inner join donations on refunds.line_key = donations.line_key
union all
select
    'fee',
    fees.transaction_id,
    donations.line_key,
    donations.source_id,
    fees.charged_at,
    'charged',
    0,
    {{ to_reporting('fees.amount', 'donations') }},
    fees.amount,
    null
from fees
inner join donations on fees.line_key = donations.line_key
union all
select
    disputes.dispute_type,
    disputes.dispute_id,
    donations.line_key,
    donations.source_id,
    disputes.initiated_at,
    case
        when disputes.status in ('lost', 'accepted') then 'lost'
        when disputes.status in ('won', 'prevented') then 'won'
        else 'open'
    end,
    0,
    case
        when not disputes.is_lost then donations.gross - donations.discount - donations.refunded - donations.chargeback
        when disputes.is_first then donations.chargeback
        else 0
    end,
    case when not disputes.is_lost then donations.net_shop when disputes.is_first then donations.chargeback_shop else 0 end,
    case when not disputes.is_lost then donations.net_original when disputes.is_first then donations.chargeback_original else 0 end
from disputes
inner join donations on disputes.order_id = donations.source_id
