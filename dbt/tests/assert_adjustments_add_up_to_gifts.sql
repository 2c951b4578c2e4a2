-- Guards against a figure by refund date and one by gift date that do not agree over all time: what refunds, lost chargebacks and
-- fees took from a line is what the line says, in all three currencies.
with

donations as (
    select * from {{ ref('fct_donations') }}
    {{ where_touched('line') }}
),

adjusted as (
    select
        line_key,
        coalesce(sum(amount) filter (where adjustment_type = 'refund'), 0) as refunded,
        coalesce(sum(amount_shop) filter (where adjustment_type = 'refund'), 0) as refunded_shop,
        coalesce(sum(amount_original) filter (where adjustment_type = 'refund'), 0) as refunded_original,
        coalesce(sum(amount) filter (where adjustment_type = 'chargeback' and status = 'lost'), 0) as chargeback,
        coalesce(sum(amount_shop) filter (where adjustment_type = 'chargeback' and status = 'lost'), 0) as chargeback_shop,
        coalesce(sum(amount) filter (where adjustment_type = 'fee'), 0) as fee,
        coalesce(sum(amount_shop) filter (where adjustment_type = 'fee'), 0) as fee_shop
    from {{ ref('fct_donation_adjustments') }}
    {{ where_touched('line') }}
    group by line_key
)

select
    donations.line_key,
    donations.refunded,
    donations.chargeback,
    donations.fee,
    adjusted.*
from donations
left join adjusted on donations.line_key = adjusted.line_key
where
    (
        donations.refunded, donations.refunded_shop, donations.refunded_original, donations.chargeback, donations.chargeback_shop,
        donations.fee, donations.fee_shop
    ) is distinct from (
        coalesce(adjusted.refunded, 0), coalesce(adjusted.refunded_shop, 0), coalesce(adjusted.refunded_original, 0),
        coalesce(adjusted.chargeback, 0), coalesce(adjusted.chargeback_shop, 0), coalesce(adjusted.fee, 0), coalesce(adjusted.fee_shop, 0)
    )
