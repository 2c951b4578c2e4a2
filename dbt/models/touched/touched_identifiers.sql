-- Whoever is named by a touched record, before or now, with all that belonged to the same donor until now: what is joined or parted
-- lies within. `donor_key` is the one before.
with

members as (
    select * from {{ before('intermediate.int_donor_members', ['id_type', 'id_value', 'donor_key']) }} as members
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

donors as (
    select distinct members.donor_key
    from named
    inner join members
        on
            named.id_type = members.id_type
            and named.id_value = members.id_value
)

select
    members.id_type,
    members.id_value,
    members.donor_key
from donors
inner join members on donors.donor_key = members.donor_key
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
