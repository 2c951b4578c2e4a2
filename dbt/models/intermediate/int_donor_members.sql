{{ config(
    materialized='keyed',
    touched_by='identifier',
    indexes=[{'columns': ['id_type', 'id_value'], 'unique': true}, {'columns': ['donor_key']}, {'columns': ['identity_key']}, {'columns': ['cluster_key']}],
    post_hook="{{ analyze_briefly(this) }}"
) }}

with

decisions as (
    select * from {{ ref('donor_decisions') }}
),

-- Numbered by first sight, so that a donor keeps the key of its oldest identifier when newer ones turn up.
nodes as (
    select
        row_number() over (order by first_seen_at, id_type = 'email', id_type collate "C", id_value collate "C")::integer as node,
        id_type,
        id_value,
        md5(id_type || ':' || id_value) as identity_key,
        id_type = 'hubspot_company_id' as is_company
    from {{ ref('int_donor_identities') }}
    {{ where_touched('identifier') }}
    group by id_type, id_value, first_seen_at
),

said as (
    select
        nodes.node as from_node,
        linked.node as to_node,
        array_position(array['merged_id', 'same_email', 'additional_email'], pairs.match_rule) as rank
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

decided as (
    select
        decisions.kind,
        lefts.node as from_node,
        rights.node as to_node
    from decisions
    inner join nodes as lefts on decisions.left_key = lefts.identity_key
    -- A person and a company are two donors, whoever thinks otherwise.
    inner join nodes as rights on decisions.right_key = rights.identity_key and lefts.is_company = rights.is_company
),

-- The surest come first: where two must stay apart, it is the weakest link between them that is not followed.
edges as (
    select
        from_node,
        to_node,
        min(rank) as rank
    from (
        select from_node, to_node, rank from said
        union all
        select from_node, to_node, 0 from decided
        where kind = 'merge'
    ) as edges
    group by from_node, to_node
),

aparts as (
    select
        array_agg(from_node order by from_node, to_node) as from_nodes,
        array_agg(to_node order by from_node, to_node) as to_nodes
    from decided
    where kind = 'apart'
),

components as (
    select
        node,
        root,
        whole,
        count(*) over (partition by root) > {{ var('donor_identifiers_limit') }} as is_oversized
    from intermediate.connected_components(
        (select count(*)::integer from nodes),
        (select array_agg(from_node order by rank, from_node, to_node) from edges),
        (select array_agg(to_node order by rank, from_node, to_node) from edges),
        (select from_nodes from aparts),
        (select to_nodes from aparts)
    )
)

-- More identifiers than a person has are a mistake of the records: each stands for itself until a person has looked.
select
    nodes.id_type,
    nodes.id_value,
    nodes.identity_key,
    case when components.is_oversized then nodes.identity_key else roots.identity_key end as donor_key,
    wholes.identity_key as cluster_key,
    components.is_oversized,
    case when nodes.is_company then 'organisation' else 'person' end as donor_type
from nodes
inner join components on nodes.node = components.node
inner join nodes as roots on components.root = roots.node
inner join nodes as wholes on components.whole = wholes.node
