with

sites as (
    select * from {{ ref('coral_sites') }}
),

with_unassigned as (
    select
        site_key,
        parent_key,
        level,
        name,
        country,
        latitude,
        longitude,
        aliases
    from sites
    union all
    select 'unassigned', null, 'restoration_site', 'unassigned', 'unassigned', null, null, null
)

select * from with_unassigned
