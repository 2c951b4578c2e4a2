{{ config(materialized='table', indexes=[{'columns': ['deal_id'], 'unique': true}], post_hook="{{ analyze_briefly(this) }}") }}

with

deals as (
    select * from {{ ref('stg_hubspot__deals') }}
),

stages as (
    select * from {{ ref('stg_hubspot__deal_pipelines') }}
),

kinds as (
    select * from {{ ref('pipelines') }}
),

owners as (
    select * from {{ ref('stg_hubspot__owners') }}
),

site_names as (
    select * from {{ ref('int_coral_site_names') }}
)

-- A donor of a deal is its first company; people stand for a deal only where no company does.
select
    deals.deal_id,
    'hubspot:' || deals.deal_id as gift_key,
    deals.name,
    case when deals.companies ->> 0 is null then 'hubspot_contact_id' else 'hubspot_company_id' end as identity_type,
    coalesce(deals.companies ->> 0, deals.contacts ->> 0) as identity_value,
    deals.pipeline_id,
    coalesce(stages.pipeline, deals.pipeline_id, 'unassigned') as pipeline,
    deals.stage_id,
    coalesce(stages.stage, deals.stage_id, 'unassigned') as stage,
    stages.stage_order,
    coalesce(deals.probability, stages.probability, 0) as probability,
    deals.amount,
    coalesce(deals.currency, '{{ var("reporting_currency") }}') as currency,
    deals.created_at,
    {{ local_date('deals.created_at') }} as created_date,
    deals.close_at,
    {{ local_date('deals.close_at') }} as close_date,
    -- An open deal's closing day moves; its day of creation does not, so figures of open deals repeat.
    case
        when deals.is_closed then coalesce({{ local_date('deals.close_at') }}, {{ local_date('deals.created_at') }}) else
            {{ local_date('deals.created_at') }}
    end
        as rate_date,
    coalesce(owners.name, 'unassigned') as owner,
    deals.lost_reason,
    -- The integration writes an order's name without its number sign, and a checkout's name as that of the deal.
    ltrim(coalesce(deals.shop_order_number, deals.name), '#') as mirrored_name,
    deals.corals,
    coalesce(site_names.site_key, 'unassigned') as site_key,
    deals.is_closed,
    deals.is_won,
    deals.is_archived,
    deals.is_shop_synced or coalesce(kinds.kind, 'partner') = 'shop' as is_shopify_mirror,
    coalesce(kinds.kind, 'partner') = 'partner' and not deals.is_shop_synced and not deals.is_archived as is_partner,
    deals.loaded_at
from deals
left join stages
    on
        deals.pipeline_id = stages.pipeline_id
        and deals.stage_id = stages.stage_id
left join kinds on deals.pipeline_id = kinds.pipeline_id
left join owners on deals.owner_id = owners.owner_id
left join site_names on {{ normalised_label('deals.coral_site') }} = site_names.normalised_name
