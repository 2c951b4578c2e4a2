with

orders as (
    select * from {{ ref('int_orders') }}
),

-- One name for what people typed with different capitals.
campaigns as (
    select
        campaign_key,
        min(utm_campaign) as name,
        min(coalesce(utm_source, 'unassigned')) as source,
        min(coalesce(utm_medium, 'unassigned')) as medium
    from orders
    where utm_campaign is not null
    group by campaign_key
),

with_unassigned as (
    select * from campaigns
    union all
    select 'unassigned', 'unassigned', 'unassigned', 'unassigned'
)

select * from with_unassigned
