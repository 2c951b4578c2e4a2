with

source as (
    {{ newest_rows('shopify', 'orders', changed_at='updated_at', deletions=true) }}
),

renamed as (
    select
        id::text as order_id,
        name as order_name,
        customer ->> 'id' as customer_id,
        {{ normalised_email('email') }} as email,
        nullif(trim(concat_ws(' ', billing_address ->> 'first_name', billing_address ->> 'last_name')), '') as billing_name,
        upper(nullif(trim(billing_address ->> 'country_code'), '')) as billing_country,
        upper(nullif(trim(shipping_address ->> 'country_code'), '')) as shipping_country,
        created_at,
        processed_at,
        updated_at,
        cancelled_at,
        closed_at,
        last_deleted_at as deleted_at,
        cancel_reason,
        upper(currency) as shop_currency,
        upper(coalesce(presentment_currency, currency)) as currency,
        lower(financial_status) as financial_status,
        lower(fulfillment_status) as fulfillment_status,
        total_price,
        subtotal_price,
        coalesce({{ money('total_price_set', 'presentment_money') }}, total_price) as total_price_original,
        coalesce({{ money('subtotal_price_set', 'presentment_money') }}, subtotal_price) as subtotal_price_original,
        total_tax,
        total_discounts,
        current_total_price,
        coalesce({{ money('total_tip_received_set', 'shop_money') }}, total_tip_received, 0) as tip,
        coalesce({{ money('total_tip_received_set', 'presentment_money') }}, {{ tip_as_paid() }}, total_tip_received, 0) as tip_original,
        coalesce({{ money('total_shipping_price_set', 'shop_money') }}, 0) as shipping,
        coalesce({{ money('total_shipping_price_set', 'presentment_money') }}, 0) as shipping_original,
        discount_codes -> 0 ->> 'code' as discount_code,
        lower(source_name) as source_name,
        landing_site,
        referring_site,
        customer_journey_summary as journey,
        disputes,
        line_items,
        refunds,
        note,
        note_attributes,
        tags,
        payment_gateway_names,
        coalesce(test, false) as is_test,
        last_deleted_at is not null as is_deleted,
        _airbyte_extracted_at as loaded_at
    from source
)

select * from renamed
