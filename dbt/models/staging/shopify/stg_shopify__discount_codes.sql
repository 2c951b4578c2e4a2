with

source as (
    {{ newest_rows('shopify', 'discount_codes') }}
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
        id::text as code_id,
        price_rule_id::text as discount_id,
        code,
        -- Buyers may type a code in any case, and orders carry it as it was typed.
        upper(trim(code)) as code_key,
        usage_count,
        created_at,
        updated_at,
        gone_at is not null as is_deleted,
        _airbyte_extracted_at as loaded_at
    from completed
)

select * from renamed
