with

source as (
    {{ newest_rows('ecb', 'exchange_rates', key='rate_key') }}
),

renamed as (
    select
        rate_date::date as rate_date,
        currency,
        units_per_eur,
        _airbyte_extracted_at as loaded_at
    from source
)

select * from renamed
