select
    species_key,
    trim(concat_ws(' ', genus, coalesce(species, 'sp.'))) as name,
    genus,
    species,
    coalesce(morphology, 'unassigned') as morphology,
    aliases
from {{ ref('coral_species') }}
union all
select 'unassigned', 'unassigned', 'unassigned', null, 'unassigned', null
