{{ config(indexes=[{'columns': ['created_date']}, {'columns': ['close_date']}]) }}

with

deals as (
    select * from {{ ref('int_deals') }}
),

rates as (
    select * from {{ ref('int_fx_rates') }}
),

members as (
    select * from {{ ref('int_donor_members') }}
),

converted as (
    select
        deals.*,
        {{ to_reporting('coalesce(deals.amount, 0)', 'rates') }} as amount_reporting
    from deals
    left join rates
        on
            deals.rate_date = rates.rate_date
            and deals.currency = rates.currency
    where not deals.is_archived
)

select
    converted.gift_key as deal_key,
    converted.deal_id,
    coalesce(converted.name, 'unassigned') as name,
    members.donor_key,
    converted.pipeline_id,
    converted.pipeline,
    converted.stage_id,
    converted.stage,
    converted.stage_order,
    converted.probability,
    converted.amount::numeric(16, 2) as amount_original,
    converted.currency,
    converted.amount_reporting::numeric(16, 2) as amount,
    round(converted.amount_reporting * converted.probability, {{ reporting_digits() }})::numeric(16, 2) as weighted_amount,
    converted.created_at,
    converted.created_date,
    converted.close_at,
    converted.close_date,
    converted.is_closed,
    converted.is_won,
    converted.is_shopify_mirror,
    converted.is_partner,
    converted.owner,
    converted.corals as corals_pledged,
    'hubspot' as source_system,
    converted.loaded_at
from converted
left join members
    on
        converted.identity_type = members.id_type
        and converted.identity_value = members.id_value
