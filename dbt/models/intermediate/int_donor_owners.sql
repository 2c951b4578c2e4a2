with

members as (
    select * from {{ ref('int_donor_members') }}
    {{ where_touched('donor') }}
),

owners as (
    select * from {{ ref('stg_hubspot__owners') }}
),

records as (
    select 'hubspot_contact_id' as id_type, contact_id as id_value, owner_id, updated_at
    from {{ ref('stg_hubspot__contacts') }}
    where owner_id is not null and not is_archived
    union all
    select 'hubspot_company_id', company_id, owner_id, updated_at
    from {{ ref('stg_hubspot__companies') }}
    where owner_id is not null and not is_archived
),

owned as (
    select
        members.donor_key,
        records.id_value,
        records.updated_at,
        coalesce(owners.name, 'unassigned') as owner
    from records
    inner join members on records.id_type = members.id_type and records.id_value = members.id_value
    left join owners on records.owner_id = owners.owner_id
)

select distinct on (donor_key)
    donor_key,
    owner
from owned
order by donor_key asc, updated_at desc, id_value collate "C" asc
