{{ config(severity='warn') }}

-- Mirrors of which the shop knows no order and no checkout by that name: their original was deleted, or the shop forgot it before it
-- landed. They count nowhere either way; many of them say that the integration names things in another way.
select
    deal_id,
    name,
    amount,
    created_date
from {{ ref('fct_deals') }}
where mirror_of = 'unmatched'
