with

source as (
    {{ newest_rows('hubspot', 'owners') }}
),

renamed as (
    select
        id as owner_id,
        {{ normalised_email('email') }} as email,
        coalesce(nullif(trim(concat_ws(' ', "firstName", "lastName")), ''), email) as name,
        coalesce(archived, false) as is_archived,
        _airbyte_extracted_at as loaded_at
    from source
)

select * from renamed
