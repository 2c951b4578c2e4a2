with

source as (
    {{ newest_rows('hubspot', 'line_items', changed_at='greatest("updatedAt", "archivedAt")') }}
),

renamed as (
    select
        id as line_item_id,
        -- A line item belongs to one deal; it has none once that is archived.
        deals ->> 0 as deal_id,
        nullif(trim(properties ->> 'name'), '') as name,
        properties ->> 'hs_sku' as sku,
        {{ number_or_null("properties ->> 'quantity'") }} as quantity,
        {{ number_or_null("properties ->> 'price'") }} as unit_price,
        coalesce({{ number_or_null("properties ->> 'hs_total_discount'") }}, 0) as discount,
        {{ number_or_null("properties ->> 'amount'") }} as amount,
        upper(nullif(trim(properties ->> 'hs_line_item_currency_code'), '')) as currency,
        coalesce({{ instant_or_null("properties ->> 'createdate'") }}, "createdAt") as created_at,
        coalesce({{ instant_or_null("properties ->> 'hs_lastmodifieddate'") }}, "updatedAt") as updated_at,
        coalesce(archived, false) as is_archived,
        _airbyte_extracted_at as loaded_at
    from source
)

select * from renamed
