{{ config(
    materialized='keyed',
    touched_by='identifier',
    indexes=[{'columns': ['id_type', 'id_value', 'source_system'], 'unique': true}],
    post_hook="{{ analyze_briefly(this) }}"
) }}

with

pairs as (
    select * from {{ ref('int_identity_pairs') }}
),

claims as (
    select
        source_system,
        id_type,
        id_value,
        case when id_type = 'email' then 'same_email' else 'source_id' end as match_rule,
        seen_at,
        loaded_at
    from pairs
    {{ where_touched('identifier') }}
    union all
    select source_system, linked_type, linked_value, match_rule, seen_at, loaded_at
    from pairs
    where linked_value is not null {{ and_touched('identifier', '(linked_type, linked_value)') }}
),

-- The strongest reason stands: a record of its own, then its e-mail, then an additional e-mail, then a merge.
identities as (
    select
        id_type,
        id_value,
        source_system,
        (array_agg(
            match_rule order by array_position(array['source_id', 'same_email', 'additional_email', 'merged_id'], match_rule)
        ))[1] as match_rule,
        min(seen_at) as seen_at,
        max(loaded_at) as loaded_at
    from claims
    group by id_type, id_value, source_system
)

select
    *,
    coalesce(min(seen_at) over (partition by id_type, id_value), 'infinity') as first_seen_at
from identities
