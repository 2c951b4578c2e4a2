with

source as (
    {{ newest_rows('shopify', 'order_refunds') }}
),

renamed as (
    select
        id::text as refund_id,
        order_id::text as order_id,
        created_at,
        processed_at,
        note,
        refund_line_items,
        order_adjustments,
        transactions,
        _airbyte_extracted_at as loaded_at
    from source
)

select * from renamed
