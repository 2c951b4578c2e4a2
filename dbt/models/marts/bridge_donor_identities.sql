{{ config(materialized='keyed', touched_by='donor', indexes=[{'columns': ['donor_key']}]) }}

with

identities as (
    select * from {{ ref('int_donor_identities') }}
),

members as (
    select * from {{ ref('int_donor_members') }}
    {{ where_touched('donor') }}
)

select
    members.donor_key,
    identities.id_type,
    identities.id_value,
    identities.match_rule,
    identities.source_system,
    identities.loaded_at
from identities
inner join members
    on
        identities.id_type = members.id_type
        and identities.id_value = members.id_value
