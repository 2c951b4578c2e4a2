with

source as (
    {{ newest_rows('hubspot', 'contacts', changed_at='greatest("updatedAt", "archivedAt")') }}
),

renamed as (
    select
        id as contact_id,
        {{ normalised_email("properties ->> 'email'") }} as email,
        properties ->> 'hs_additional_emails' as additional_emails,
        properties ->> 'hs_merged_object_ids' as merged_contact_ids,
        nullif(trim(properties ->> 'firstname'), '') as first_name,
        nullif(trim(properties ->> 'lastname'), '') as last_name,
        nullif(trim(properties ->> 'phone'), '') as phone,
        nullif(trim(properties ->> 'country'), '') as country_name,
        nullif(trim(properties ->> 'zip'), '') as postcode,
        nullif(trim(properties ->> 'hs_language'), '') as language,
        properties ->> 'lifecyclestage' as lifecycle_stage,
        properties ->> 'hs_analytics_source' as analytics_source,
        properties ->> 'hubspot_owner_id' as owner_id,
        coalesce(lower(properties ->> 'hs_email_optout') = 'true', false) as is_opted_out,
        -- One property for each kind of e-mail, named by its id.
        (
            select string_agg(substring(property.key from 'hs_email_optout_(\d+)'), ';' order by property.key)
            from jsonb_each_text(source.properties) as property
            where property.key ~ '^hs_email_optout_\d+$' and lower(property.value) = 'true'
        ) as opted_out_subscription_ids,
        nullif(trim(properties ->> 'hs_legal_basis'), '') as legal_basis,
        lower(nullif(trim(properties ->> 'hs_marketable_status'), '')) = 'true' as is_marketable,
        coalesce({{ instant_or_null("properties ->> 'createdate'") }}, "createdAt") as created_at,
        coalesce({{ instant_or_null("properties ->> 'lastmodifieddate'") }}, "updatedAt") as updated_at,
        companies,
        coalesce(archived, false) as is_archived,
        _airbyte_extracted_at as loaded_at
    from source
)

select * from renamed
