{{ config(materialized='table', post_hook="{{ analyze_briefly(this) }}") }}

with

surveys as (
    select * from {{ ref('stg_field__reef_surveys') }}
),

outplantings as (
    select * from {{ ref('stg_field__outplantings') }}
),

-- The same planting may stand in the survey and in the sheet of lots; a survey counts only plantings without a lot.
in_lots as (
    select distinct
        normalised_site,
        outplanted_on,
        {{ normalised_label('species') }} as normalised_species
    from outplantings
),

records as (
    select
        'reef_survey' as record_kind,
        surveys.survey_id as source_id,
        surveys.site_name,
        surveys.normalised_site,
        surveys.nursery,
        surveys.structure,
        null as outplant_site,
        surveys.species,
        surveys.surveyed_on as recorded_date,
        surveys.n_sampled,
        surveys.n_alive,
        coalesce(surveys.n_seeded, 0) as n_seeded,
        case when in_lots.normalised_site is null then coalesce(surveys.n_outplanted, 0) else 0 end as n_outplanted,
        surveys.health_score,
        surveys.bleach_score,
        surveys.length_cm,
        surveys.width_cm,
        surveys.height_cm,
        surveys.loaded_at
    from surveys
    left join in_lots
        on
            surveys.normalised_site = in_lots.normalised_site
            and surveys.surveyed_on = in_lots.outplanted_on
            and {{ normalised_label('surveys.species') }} = in_lots.normalised_species
    union all
    select
        'outplanting',
        outplanting_id,
        site_name,
        normalised_site,
        null,
        null,
        coalesce(outplant_site, structure),
        species,
        outplanted_on,
        0,
        0,
        0,
        n_outplanted,
        null,
        null,
        null,
        null,
        null,
        loaded_at
    from outplantings
),

keyed as (
    select
        records.*,
        coalesce(site_names.site_key, 'unassigned') as restoration_site_key,
        coalesce(species_names.species_key, 'unassigned') as species_key
    from records
    left join {{ ref('int_coral_site_names') }} as site_names on records.normalised_site = site_names.normalised_name
    left join {{ ref('int_species_names') }} as species_names on {{ normalised_label('records.species') }} = species_names.normalised_name
),

with_nursery as (
    select
        *,
        case when nursery is not null then restoration_site_key || '/nursery/' || {{ normalised_label('nursery') }} end as nursery_key
    from keyed
)

select
    *,
    coalesce(nursery_key, restoration_site_key) || '/structure/' || {{ normalised_label('structure') }} as structure_key,
    restoration_site_key || '/outplant_site/' || {{ normalised_label('outplant_site') }} as outplant_site_key
from with_nursery
