{{ config(severity='warn') }}

-- Guards against money in the shop's totals that Atoll has no name for (duties, rounding at a till): it is kept as a line that is
-- not raised, and should be named. A warning, because the shop may be right in ways we have not met.
select
    line_key,
    gross_shop,
    shop_currency
from {{ ref('fct_donations') }}
where line_key like '%:other'
