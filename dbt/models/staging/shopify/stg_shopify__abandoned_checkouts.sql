with

source as (
    {{ newest_rows('shopify', 'abandoned_checkouts') }}
),

-- Airbyte's own connector lands no deletions: a name that `source` lacks resolves to the outer row of nulls.
absent as (
    select null::timestamptz as deleted_at
),

completed as (
    select kept.*
    from absent
    cross join lateral ( -- noqa: ST05
        select
            source.*,
            deleted_at as gone_at -- noqa: RF02
        from source
    ) as kept
),

renamed as (
    select
        id::text as checkout_id,
        name as checkout_name,
        customer ->> 'id' as customer_id,
        {{ normalised_email('email') }} as email,
        upper(nullif(trim(coalesce(billing_address ->> 'country_code', shipping_address ->> 'country_code')), '')) as country,
        created_at,
        updated_at,
        completed_at,
        completed_at is not null as is_completed,
        total_price,
        total_discounts,
        upper(currency) as currency,
        discount_codes -> 0 ->> 'code' as discount_code,
        line_items,
        gone_at is not null as is_deleted,
        _airbyte_extracted_at as loaded_at
    from completed
)

select * from renamed
