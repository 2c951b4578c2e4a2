with

sites as (
    select * from {{ ref('coral_sites') }}
),

spellings as (
    select
        site_key,
        {{ normalised_label('name') }} as normalised_name
    from sites
    union
    select
        sites.site_key,
        {{ normalised_label('alias') }} as normalised_name
    from sites
    cross join lateral unnest(string_to_array(sites.aliases, '|')) as alias
)

select
    site_key,
    normalised_name
from spellings
where normalised_name is not null
