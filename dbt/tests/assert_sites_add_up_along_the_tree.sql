-- Guards against surveys that fall out of the tree: what lies beneath all branches and the unassigned is all that was counted, and every
-- site of the list hangs somewhere.
with

counted as (
    select
        sum(n_sampled) as sampled,
        sum(n_alive) as alive,
        sum(n_outplanted) as outplanted
    from {{ ref('int_field_records') }}
),

beneath as (
    select
        sum(surveys.n_sampled) as sampled,
        sum(surveys.n_alive) as alive,
        sum(surveys.n_outplanted) as outplanted
    from {{ ref('fct_reef_surveys') }} as surveys
    inner join {{ ref('dim_coral_sites') }} as sites on surveys.site_key = sites.site_key
)

select
    'counts' as what,
    counted.sampled::text as found
from counted
cross join beneath
where (counted.sampled, counted.alive, counted.outplanted) is distinct from (beneath.sampled, beneath.alive, beneath.outplanted)
union all
select
    'site' as what,
    listed.site_key as found
from {{ ref('coral_sites') }} as listed
left join {{ ref('dim_coral_sites') }} as sites on listed.site_key = sites.site_key
where sites.site_key is null
