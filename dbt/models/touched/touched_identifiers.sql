-- Whoever is named by a touched record, before or now, with all that belonged to the same cluster until now: what is joined or parted
-- lies within. A cluster is a donor, with those that a decision or a limit keeps apart from it. `donor_key` is the one before.
with

members as (
    select *
    from
        {{ before(
            'intermediate.int_donor_members', ['id_type', 'id_value', 'identity_key', 'donor_key', 'cluster_key']
        ) }} as members
),

records as (
    {{ touched_by('record')[1] }}
),

named as (
    select
        named.id_type,
        named.id_value
    from records
    inner join {{ ref('int_identity_pairs') }} as pairs
        on
            records.record_kind = pairs.record_kind
            and records.record_id = pairs.record_id
    cross join lateral (values (pairs.id_type, pairs.id_value), (pairs.linked_type, pairs.linked_value)) as named (id_type, id_value)
    where named.id_value is not null
    union
    select
        id_type,
        id_value
    from {{ ref('touched_identifiers_before') }}
),

clusters as (
    select members.cluster_key
    from named
    inner join members
        on
            named.id_type = members.id_type
            and named.id_value = members.id_value
    union
    -- Whom a decision speaks of may only be known from now on.
    select members.cluster_key
    from named
    inner join {{ ref('donor_decisions') }} as decisions
        on md5(named.id_type || ':' || named.id_value) in (decisions.left_key, decisions.right_key)
    inner join members on members.identity_key in (decisions.left_key, decisions.right_key)
)

select
    members.id_type,
    members.id_value,
    members.donor_key
from clusters
inner join members on clusters.cluster_key = members.cluster_key
union all
select
    named.id_type,
    named.id_value,
    null as donor_key
from named
left join members
    on
        named.id_type = members.id_type
        and named.id_value = members.id_value
where members.donor_key is null
