with

records as (
    select * from {{ ref('int_field_records') }}
),

sides as (
    select
        *,
        length_cm is not null and width_cm is not null and height_cm is not null as is_measured,
        least(length_cm, width_cm, height_cm) as shortest,
        greatest(length_cm, width_cm, height_cm) as longest
    from records
)

-- A side more than ten times another is a slip of the pen, not a coral.
select
    record_kind || ':' || source_id as survey_key,
    record_kind,
    coalesce(outplant_site_key, structure_key, nursery_key, restoration_site_key) as site_key,
    species_key,
    recorded_date,
    n_sampled::integer as n_sampled,
    n_alive::integer as n_alive,
    n_seeded::integer as n_seeded,
    n_outplanted::integer as n_outplanted,
    health_score::numeric(4, 2) as health_score,
    bleach_score::numeric(4, 2) as bleach_score,
    case
        when is_measured and longest <= 10 * shortest then round((pi() * ((length_cm + width_cm) / 4) ^ 2 * height_cm)::numeric, 4)
    end::numeric(16, 4) as evi,
    is_measured and longest > 10 * shortest as is_measure_rejected,
    'field' as source_system,
    source_id,
    loaded_at
from sides
