{{ config(materialized='table', indexes=[{'columns': ['id_type', 'id_value'], 'unique': true}], post_hook="{{ analyze_briefly(this) }}") }}

with

nodes as (
    select distinct
        node,
        id_type,
        id_value
    from {{ ref('int_donor_identities') }}
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
