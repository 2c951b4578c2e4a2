with

source as (
    {{ newest_rows('hubspot', 'marketing_campaigns') }}
),

renamed as (
    select
        id as campaign_id,
        nullif(trim(properties ->> 'hs_name'), '') as name,
        nullif(trim(properties ->> 'hs_utm'), '') as utm_campaign,
        properties ->> 'hs_campaign_status' as status,
        {{ instant_or_null("properties ->> 'hs_start_date'") }}::date as start_date,
        {{ instant_or_null("properties ->> 'hs_end_date'") }}::date as end_date,
        upper(nullif(trim(properties ->> 'hs_currency_code'), '')) as currency,
        {{ number_or_null("properties ->> 'hs_budget_items_sum_amount'") }} as budget,
        {{ number_or_null("properties ->> 'hs_spend_items_sum_amount'") }} as spent,
        properties ->> 'hs_owner' as owner_id,
        "createdAt" as created_at,
        "updatedAt" as updated_at,
        coalesce(archived, false) as is_archived,
        _airbyte_extracted_at as loaded_at
    from source
)

select * from renamed
