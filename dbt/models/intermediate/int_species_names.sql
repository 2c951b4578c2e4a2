with

species as (
    select * from {{ ref('coral_species') }}
),

spellings as (
    select
        species_key,
        {{ normalised_label("concat_ws(' ', genus, species)") }} as normalised_name
    from species
    union
    select
        species.species_key,
        {{ normalised_label('alias') }} as normalised_name
    from species
    cross join lateral unnest(string_to_array(species.aliases, '|')) as alias
)

select
    species_key,
    normalised_name
from spellings
where normalised_name is not null
