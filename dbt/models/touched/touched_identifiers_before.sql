{% do after_lists('record') -%}

-- What touched records said before int_identity_pairs is made anew.
with

records as (
    {{ touched_by('record')[1] }}
),

pairs as (
    select *
    from
        {{ before(
            'intermediate.int_identity_pairs',
            ['record_kind', 'record_id', 'id_type', 'id_value', 'linked_type', 'linked_value']
        ) }} as pairs
)

select distinct
    named.id_type,
    named.id_value
from records
inner join pairs
    on
        records.record_kind = pairs.record_kind
        and records.record_id = pairs.record_id
cross join lateral (values (pairs.id_type, pairs.id_value), (pairs.linked_type, pairs.linked_value)) as named (id_type, id_value)
where named.id_value is not null
