with

source as (
    {{ newest_rows('hubspot', 'deals', changed_at='greatest("updatedAt", "archivedAt")') }}
),

renamed as (
    select
        id as deal_id,
        properties ->> 'dealname' as name,
        properties ->> 'pipeline' as pipeline_id,
        properties ->> 'dealstage' as stage_id,
        properties ->> 'hubspot_owner_id' as owner_id,
        {{ number_or_null("properties ->> 'amount'") }} as amount,
        upper(nullif(trim(properties ->> 'deal_currency_code'), '')) as currency,
        -- HubSpot writes out the binary double: 0.35 arrives as 0.34999999999999997779...
        round({{ number_or_null("properties ->> 'hs_deal_stage_probability'") }}, 4) as probability,
        {{ number_or_null("properties ->> 'corals'") }}::integer as corals,
        properties ->> 'coral_site' as coral_site,
        nullif(trim(properties ->> 'closed_lost_reason'), '') as lost_reason,
        properties ->> 'ip__ecomm_bridge__order_number' as shop_order_number,
        coalesce({{ instant_or_null("properties ->> 'createdate'") }}, "createdAt") as created_at,
        {{ instant_or_null("properties ->> 'closedate'") }} as close_at,
        coalesce({{ instant_or_null("properties ->> 'hs_lastmodifieddate'") }}, "updatedAt") as updated_at,
        companies,
        contacts,
        coalesce(lower(properties ->> 'hs_is_closed') = 'true', false) as is_closed,
        coalesce(lower(properties ->> 'hs_is_closed_won') = 'true', false) as is_won,
        coalesce(lower(properties ->> 'ip__ecomm_bridge__ecomm_synced') = 'true', false) as is_shop_synced,
        coalesce(archived, false) as is_archived,
        _airbyte_extracted_at as loaded_at
    from source
)

select * from renamed
