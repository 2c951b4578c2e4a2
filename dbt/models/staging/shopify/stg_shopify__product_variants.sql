with

source as (
    {{ newest_rows('shopify', 'product_variants', changed_at='updated_at') }}
),

renamed as (
    select
        id::text as variant_id,
        product_id::text as product_id,
        title,
        nullif(trim(sku), '') as sku,
        price,
        position,
        inventory_quantity,
        options,
        created_at,
        updated_at,
        _airbyte_extracted_at as loaded_at
    from source
)

select * from renamed
