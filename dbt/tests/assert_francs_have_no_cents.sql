-- Guards against decimals in a currency that has none: a Pacific franc, or another currency without a smaller coin, that was split
-- or converted as if it had cents.
select
    line_key,
    currency,
    gross_original,
    discount_original,
    refunded_original,
    chargeback_original
from {{ ref('fct_donations') }}
where
    {{ minor_digits('currency') }} = 0 {{ and_touched('line') }}
    and (gross_original % 1, discount_original % 1, refunded_original % 1, chargeback_original % 1) <> (0, 0, 0, 0)
