with

-- The key is deal, property and time: Airbyte's table of this name has no id.
source as (
    {{ newest_rows('hubspot', 'deals_property_history', key='"dealId", property, timestamp') }}
),

renamed as (
    select
        "dealId" || ':' || floor(extract(epoch from timestamp) * 1000)::bigint as deal_stage_change_id,
        "dealId" as deal_id,
        nullif(trim(value), '') as stage_id,
        timestamp as changed_at,
        lower("sourceType") as change_source,
        "updatedByUserId" as changed_by_user_id,
        _airbyte_extracted_at as loaded_at
    from source
    where property = 'dealstage'
)

select * from renamed
