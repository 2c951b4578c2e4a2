with recursive

records as (
    select * from {{ ref('int_field_records') }}
),

-- Field sheets name nurseries, structures and parts of the reef before anybody lists them.
named_in_the_field as (
    select nursery_key as site_key, restoration_site_key as parent_key, 'nursery' as level, nursery as name, recorded_date from records
    union all
    select structure_key, coalesce(nursery_key, restoration_site_key), 'structure', structure, recorded_date from records
    union all
    select outplant_site_key, restoration_site_key, 'outplant_site', outplant_site, recorded_date from records
),

nodes as (
    select site_key, parent_key, level, name, country, latitude, longitude, aliases, opened_at, status
    from {{ ref('coral_sites') }}
    union all
    select 'unassigned', null, 'restoration_site', 'unassigned', 'unassigned', null, null, null, null, 'active'
    union all
    select site_key, min(parent_key), min(level), min(name), null, null, null, null, min(recorded_date), 'active'
    from named_in_the_field
    where site_key is not null and site_key not in (select listed.site_key from {{ ref('coral_sites') }} as listed)
    group by site_key
),

tree as (
    select
        *,
        name as path,
        case when level = 'branch' then name end as branch,
        case when level = 'restoration_site' then name end as restoration_site,
        null::text as nursery
    from nodes
    where parent_key is null
    union all
    select
        nodes.site_key,
        nodes.parent_key,
        nodes.level,
        nodes.name,
        coalesce(nodes.country, tree.country),
        coalesce(nodes.latitude, tree.latitude),
        coalesce(nodes.longitude, tree.longitude),
        nodes.aliases,
        nodes.opened_at,
        nodes.status,
        tree.path || ' > ' || nodes.name,
        coalesce(tree.branch, case when nodes.level = 'branch' then nodes.name end),
        coalesce(tree.restoration_site, case when nodes.level = 'restoration_site' then nodes.name end),
        coalesce(tree.nursery, case when nodes.level = 'nursery' then nodes.name end)
    from tree
    inner join nodes on tree.site_key = nodes.parent_key
)

select
    site_key,
    parent_key,
    level,
    name,
    path,
    coalesce(branch, 'unassigned') as branch,
    coalesce(restoration_site, 'unassigned') as restoration_site,
    nursery,
    coalesce(country, 'unassigned') as country,
    latitude::numeric(9, 6) as latitude,
    longitude::numeric(9, 6) as longitude,
    aliases,
    opened_at,
    status
from tree
