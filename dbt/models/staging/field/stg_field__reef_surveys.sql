with

source as (
    {{ newest_rows('field', 'reef_surveys', key='record_key') }}
),

renamed as (
    select
        record_key as survey_id,
        site as site_name,
        {{ normalised_label('site') }} as normalised_site,
        surveyed_on::date as surveyed_on,
        species,
        nullif(trim(nursery), '') as nursery,
        nullif(trim(structure), '') as structure,
        n_sampled,
        n_alive,
        n_seeded,
        n_outplanted,
        health_score,
        bleach_score,
        fragment_id,
        length_cm,
        width_cm,
        height_cm,
        observer,
        notes,
        other as other_columns,
        file as file_name,
        sheet as sheet_name,
        row_number as file_row,
        _airbyte_extracted_at as loaded_at
    from source
)

select * from renamed
