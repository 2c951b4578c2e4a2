with

source as (
    {{ newest_rows('shopify', 'orders') }}
),

-- Airbyte's own connector lands no visits and no disputes: a name that `source` lacks resolves to the outer row of nulls.
absent as (
    select
        null::jsonb as customer_journey_summary,
        null::jsonb as disputes
),

completed as (
    select present.*
    from absent
    cross join lateral ( -- noqa: ST05
        select
            source.*,
            customer_journey_summary as journey, -- noqa: RF02
            disputes as order_disputes -- noqa: RF02
        from source
    ) as present
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
        deleted_at,
        cancel_reason,
        upper(currency) as shop_currency,
        upper(coalesce(presentment_currency, currency)) as currency,
        lower(financial_status) as financial_status,
        lower(fulfillment_status) as fulfillment_status,
        total_price,
        subtotal_price,
        total_tax,
        total_discounts,
        current_total_price,
        coalesce({{ money('total_tip_received_set', 'shop_money') }}, total_tip_received, 0) as tip,
        coalesce({{ money('total_tip_received_set', 'presentment_money') }}, total_tip_received, 0) as tip_original,
        coalesce({{ money('total_shipping_price_set', 'shop_money') }}, 0) as shipping,
        discount_codes -> 0 ->> 'code' as discount_code,
        lower(source_name) as source_name,
        landing_site,
        referring_site,
        journey,
        order_disputes as disputes,
        line_items,
        refunds,
        note,
        note_attributes,
        tags,
        payment_gateway_names,
        coalesce(test, false) as is_test,
        deleted_at is not null as is_deleted,
        _airbyte_extracted_at as loaded_at
    from completed
)

select * from renamed
