{{ config(
    materialized='table',
    indexes=[{'columns': ['identity_type', 'identity_value'], 'unique': true}],
    post_hook="{{ analyze_briefly(this) }}"
) }}

with

spellings as (
    select distinct
        country,
        {{ normalised_label('country_name') }} as normalised_name
    from {{ ref('country_names') }}
),

records as (
    select
        'hubspot_company_id' as identity_type,
        company_id as identity_value,
        country_name
    from {{ ref('stg_hubspot__companies') }}
    union all
    select
        'hubspot_contact_id',
        contact_id,
        country_name
    from {{ ref('stg_hubspot__contacts') }}
)

select
    records.identity_type,
    records.identity_value,
    spellings.country
from records
inner join spellings on {{ normalised_label('records.country_name') }} = spellings.normalised_name
