with

landed as (
    {{ touched_records('deal', ref('stg_hubspot__deals')) | indent(4) }}
)

select record_id, loaded_at from landed
union
-- A deal says of its donor what the record of the company or contact says.
select
    deals.deal_id as record_id,
    deals.loaded_at
from {{ ref('stg_hubspot__deals') }} as deals
where
    deals.companies ->> 0 in (select companies.record_id from {{ ref('touched_companies') }} as companies)
    or deals.contacts ->> 0 in (select contacts.record_id from {{ ref('touched_contacts') }} as contacts)
