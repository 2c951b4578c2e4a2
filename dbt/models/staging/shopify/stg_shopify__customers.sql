with

source as (
    {{ newest_rows('shopify', 'customers') }}
),

renamed as (
    select
        id::text as customer_id,
        {{ normalised_email('email') }} as email,
        nullif(trim(first_name), '') as first_name,
        nullif(trim(last_name), '') as last_name,
        nullif(trim(phone), '') as phone,
        upper(nullif(trim(default_address ->> 'country_code'), '')) as country,
        lower(state) as account_state,
        tags,
        orders_count,
        total_spent,
        upper(currency) as currency,
        lower(email_marketing_consent ->> 'state') as email_consent,
        created_at,
        updated_at,
        _airbyte_extracted_at as loaded_at
    from source
)

select * from renamed
