-- Guards against money counted twice: the shop integration writes orders and abandoned checkouts into the CRM as deals, and a
-- deal in the recycle bin is no deal.
select
    deals.deal_id,
    donations.line_key
from {{ ref('stg_hubspot__deals') }} as deals
inner join {{ ref('fct_donations') }} as donations on 'hubspot:' || deals.deal_id = donations.gift_key
where
    (deals.is_shop_synced or deals.pipeline_id = 'ecommerce' or deals.is_archived) {{ and_touched('line', 'donations.line_key') }}
union all
select
    deal_id,
    deal_key as line_key
from {{ ref('fct_deals') }}
where is_partner and is_shopify_mirror
