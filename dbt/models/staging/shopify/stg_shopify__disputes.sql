with

source as (
    {{ newest_rows('shopify', 'disputes') }}
),

renamed as (
    select
        id::text as dispute_id,
        order_id::text as order_id,
        lower(type) as dispute_type,
        lower(status) as status,
        lower(reason) as reason,
        network_reason_code,
        {{ number_or_null('amount::text') }} as amount,
        upper(currency) as currency,
        initiated_at,
        evidence_due_by,
        evidence_sent_on as evidence_sent_at,
        finalized_on as finalized_at,
        finalized_on is null as is_open,
        _airbyte_extracted_at as loaded_at
    from source
)

select * from renamed
