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
        next_billing_date as next_billing_at,
        lower(last_payment_status) as last_payment_status,
        created_at,
        updated_at,
        deleted_at is not null as is_deleted,
        _airbyte_extracted_at as loaded_at
    from source
)

select
    *,
    -- What a month is worth; weeks and days are counted as so many of a year's.
    round(
        amount / nullif(billing_interval_count, 0) * case billing_interval
            when 'year' then 1.0 / 12
            when 'month' then 1
            when 'week' then 52.0 / 12
            when 'day' then 365.0 / 12
        end,
        2
    ) as monthly_amount
from renamed
