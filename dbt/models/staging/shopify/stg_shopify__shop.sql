with

source as (
    {{ newest_rows('shopify', 'shop') }}
),

renamed as (
    select
        id::text as shop_id,
        name as shop_name,
        domain,
        myshopify_domain,
        upper(currency) as currency,
        iana_timezone as time_zone,
        upper(nullif(trim(country_code), '')) as country,
        plan_display_name as plan_name,
        enabled_presentment_currencies,
        taxes_included as is_tax_included,
        created_at,
        updated_at,
        _airbyte_extracted_at as loaded_at
    from source
)

select * from renamed
