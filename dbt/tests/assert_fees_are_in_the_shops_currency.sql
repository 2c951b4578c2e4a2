-- Guards against a fee counted in the wrong currency: a provider that settles elsewhere than the shop would need a rate of its own.
select
    transactions.transaction_id,
    transactions.currency,
    fee -> 'amount' ->> 'currency' as fee_currency
from {{ ref('stg_shopify__transactions') }} as transactions
cross join lateral {{ json_elements('transactions.fees') }} as fee
where fee -> 'amount' ->> 'currency' <> transactions.currency
