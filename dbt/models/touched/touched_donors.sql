select donor_key
from {{ ref('touched_identifiers') }}
where donor_key is not null
union
select members.donor_key
from {{ ref('touched_identifiers') }} as touched
inner join {{ ref('int_donor_members') }} as members
    on
        touched.id_type = members.id_type
        and touched.id_value = members.id_value
