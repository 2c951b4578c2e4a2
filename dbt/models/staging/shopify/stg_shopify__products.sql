with

source as (
    {{ newest_rows('shopify', 'products', changed_at='updated_at', deletions=true) }}
),

renamed as (
    select
        id::text as product_id,
        title,
        handle,
        lower(status) as status,
        vendor,
        nullif(trim(product_type), '') as product_type,
        tags,
        coalesce(is_gift_card, false) as is_gift_card,
        created_at,
        updated_at,
        published_at,
        last_deleted_at as deleted_at,
        last_deleted_at is not null as is_deleted,
        _airbyte_extracted_at as loaded_at
    from source
)

select * from renamed
