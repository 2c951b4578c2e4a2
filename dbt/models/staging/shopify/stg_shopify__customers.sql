with

source as (
    {{ newest_rows('shopify', 'customers', changed_at='updated_at', deletions=true) }}
),

renamed as (
    select
        id::text as customer_id,
        {{ normalised_email('email') }} as email,
        nullif(trim(first_name), '') as first_name,
        nullif(trim(last_name), '') as last_name,
        nullif(trim(phone), '') as phone,
        upper(nullif(trim(default_address ->> 'country_code'), '')) as country,
        nullif(trim(default_address ->> 'zip'), '') as postcode,
        lower(state) as account_state,
        tags,
        orders_count,
        total_spent,
        upper(currency) as currency,
        lower(email_marketing_consent ->> 'state') as email_consent,
        {{ instant_or_null("email_marketing_consent ->> 'consent_updated_at'") }} as email_consent_at,
        lower(sms_marketing_consent ->> 'state') as sms_consent,
        {{ instant_or_null("sms_marketing_consent ->> 'consent_updated_at'") }} as sms_consent_at,
        created_at,
        updated_at,
        _airbyte_extracted_at as loaded_at
    from source
    where last_deleted_at is null
)

select * from renamed
