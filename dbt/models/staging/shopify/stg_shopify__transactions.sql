with

source as (
    {{ newest_rows('shopify', 'transactions') }}
),

renamed as (
    select
        id::text as transaction_id,
        order_id::text as order_id,
        parent_id::text as parent_transaction_id,
        lower(kind) as kind,
        lower(status) as status,
        amount,
        coalesce({{ money('amount_set', 'presentment_money') }}, amount) as amount_original,
        upper(currency) as currency,
        lower(gateway) as gateway,
        fees,
        created_at,
        processed_at,
        coalesce(test, false) as is_test,
        _airbyte_extracted_at as loaded_at
    from source
)

select * from renamed
