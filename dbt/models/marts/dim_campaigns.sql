with

orders as (
    select * from {{ ref('int_orders') }}
),

-- One name for what people typed with different capitals, its own where it has aliases.
campaigns as (
    select distinct on (campaign_key)
        campaign_key,
        utm_campaign as name,
        coalesce(utm_source, 'unassigned') as source,
        coalesce(utm_medium, 'unassigned') as medium
    from orders
    where utm_campaign is not null
    order by campaign_key, is_campaign_alias, utm_campaign, utm_source, utm_medium
),

with_unassigned as (
    select * from campaigns
    union all
    select 'unassigned', 'unassigned', 'unassigned', 'unassigned'
)

select * from with_unassigned
