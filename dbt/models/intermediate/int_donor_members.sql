{{ config(
    materialized='keyed',
    touched_by='identifier',
    indexes=[{'columns': ['id_type', 'id_value'], 'unique': true}, {'columns': ['donor_key']}],
    post_hook="{{ analyze_briefly(this) }}"
) }}

with

-- Numbered by first sight, so that a donor keeps the key of its oldest identifier when newer ones turn up.
nodes as (
    select
        row_number() over (order by first_seen_at, id_type = 'email', id_type collate "C", id_value collate "C")::integer as node,
        id_type,
        id_value
    from {{ ref('int_donor_identities') }}
    {{ where_touched('identifier') }}
    group by id_type, id_value, first_seen_at
),

edges as (
    select distinct
        nodes.node as from_node,
        linked.node as to_node
    from {{ ref('int_identity_pairs') }} as pairs
    inner join nodes
        on
            pairs.id_type = nodes.id_type
            and pairs.id_value = nodes.id_value
    inner join nodes as linked
        on
            pairs.linked_type = linked.id_type
            and pairs.linked_value = linked.id_value
    {{ where_touched('identifier', '(pairs.id_type, pairs.id_value)') }}
),

components as (
    select
        node,
        root
    from intermediate.connected_components(
        (select count(*)::integer from nodes),
        (select array_agg(from_node order by from_node, to_node) from edges),
        (select array_agg(to_node order by from_node, to_node) from edges)
    )
)

select
    nodes.id_type,
    nodes.id_value,
    md5(roots.id_type || ':' || roots.id_value) as donor_key,
    case when nodes.id_type = 'hubspot_company_id' then 'organisation' else 'person' end as donor_type
from nodes
inner join components on nodes.node = components.node
inner join nodes as roots on components.root = roots.node
