with

source as (
    {{ newest_rows('shopify', 'subscription_contracts') }}
),

renamed as (
    select
        id::text as contract_id,
        customer_id::text as customer_id,
        origin_order_id::text as origin_order_id,
        lower(status) as status,
        upper(currency_code) as currency,
        lower(billing_policy ->> 'interval') as billing_interval,
        ({{ number_or_null("billing_policy ->> 'interval_count'") }})::integer as billing_interval_count,
        (
            select sum({{ number_or_null("line ->> 'current_price'") }} * {{ number_or_null("line ->> 'quantity'") }})
            from {{ json_elements('source.lines') }} as line
        ) as amount,
        lines,
        order_ids,
        next_billing_date as next_billing_at,
        lower(last_payment_status) as last_payment_status,
        created_at,
        updated_at,
        deleted_at is not null as is_deleted,
        _airbyte_extracted_at as loaded_at
    from source
)

select * from renamed
