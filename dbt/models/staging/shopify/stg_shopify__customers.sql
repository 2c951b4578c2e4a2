with

source as (
    {{ newest_rows('shopify', 'customers') }}
),

-- Airbyte's own connector lands no deletions, and no consent to SMS in some versions: a name that `source` lacks resolves to
-- the outer row of nulls.
absent as (
    select
        null::timestamptz as deleted_at,
        null::jsonb as sms_marketing_consent
),

present as (
    select kept.*
    from absent
    cross join lateral ( -- noqa: ST05
        select
            source.*,
            deleted_at as gone_at, -- noqa: RF02
            sms_marketing_consent as sms -- noqa: RF02
        from source
    ) as kept
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
        {{ instant_or_null("email_marketing_consent ->> 'consent_updated_at'") }} as email_consent_at,
        lower(sms ->> 'state') as sms_consent,
        {{ instant_or_null("sms ->> 'consent_updated_at'") }} as sms_consent_at,
        created_at,
        updated_at,
        _airbyte_extracted_at as loaded_at
    from present
    where gone_at is null
)

select * from renamed
