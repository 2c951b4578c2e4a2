with

source as (
    {{ newest_rows('shopify', 'price_rules') }}
),

-- Airbyte's own connector lands neither state nor use: a name that `source` lacks resolves to the outer row of nulls.
absent as (
    select
        null::text as status,
        null::text as discount_type,
        null::text as summary,
        null::bigint as usage_count,
        null::timestamptz as deleted_at
),

completed as (
    select present.*
    from absent
    cross join lateral ( -- noqa: ST05
        select
            source.*,
            status as rule_status, -- noqa: RF02
            discount_type as kind, -- noqa: RF02
            summary as said, -- noqa: RF02
            usage_count as uses, -- noqa: RF02
            deleted_at as gone_at -- noqa: RF02
        from source
    ) as present
),

renamed as (
    select
        id::text as discount_id,
        nullif(trim(title), '') as title,
        lower(target_type) as target_type,
        lower(value_type) as value_type,
        case when lower(value_type) = 'percentage' then abs({{ number_or_null('value::text') }}) end as percent_off,
        case when lower(value_type) = 'fixed_amount' then abs({{ number_or_null('value::text') }}) end as amount_off,
        {{ number_or_null("prerequisite_subtotal_range ->> 'greater_than_or_equal_to'") }} as least_subtotal,
        coalesce(once_per_customer, false) as is_once_per_customer,
        usage_limit,
        uses as usage_count,
        lower(rule_status) as status,
        kind as discount_type,
        said as summary,
        starts_at,
        ends_at,
        created_at,
        updated_at,
        gone_at is not null as is_deleted,
        _airbyte_extracted_at as loaded_at
    from completed
)

select * from renamed
