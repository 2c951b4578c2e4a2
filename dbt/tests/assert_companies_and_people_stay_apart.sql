-- Guards against a company swallowing the people who work for it, and against one identifier that points at two donors.
select
    donor_key,
    null as id_value
from {{ ref('bridge_donor_identities') }}
{{ where_touched('donor') }}
group by donor_key
having bool_or(id_type = 'hubspot_company_id') and count(distinct id_type || id_value) > 1
union all
select
    min(donor_key) as donor_key,
    id_value
from {{ ref('bridge_donor_identities') }}
{{ where_touched('donor') }}
group by id_type, id_value
having count(distinct donor_key) > 1
