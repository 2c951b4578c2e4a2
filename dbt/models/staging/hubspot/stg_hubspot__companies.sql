with

source as (
    {{ newest_rows('hubspot', 'companies', changed_at='greatest("updatedAt", "archivedAt")') }}
),

renamed as (
    select
        id as company_id,
        nullif(trim(properties ->> 'name'), '') as name,
        nullif(lower(trim(properties ->> 'domain')), '') as domain,
        nullif(trim(properties ->> 'country'), '') as country_name,
        properties ->> 'industry' as industry,
        properties ->> 'hubspot_owner_id' as owner_id,
        coalesce({{ instant_or_null("properties ->> 'createdate'") }}, "createdAt") as created_at,
        coalesce({{ instant_or_null("properties ->> 'hs_lastmodifieddate'") }}, "updatedAt") as updated_at,
        coalesce(archived, false) as is_archived,
        _airbyte_extracted_at as loaded_at
    from source
)

select * from renamed
