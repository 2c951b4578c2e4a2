with

source as (
    {{ newest_rows('field', 'outplantings', key='record_key') }}
),

renamed as (
    select
        record_key as outplanting_id,
        site as site_name,
        {{ normalised_label('site') }} as normalised_site,
        outplanted_on::date as outplanted_on,
        species,
        n_outplanted,
        lot,
        nullif(trim(outplant_site), '') as outplant_site,
        nullif(trim(structure), '') as structure,
        notes,
        other as other_columns,
        file as file_name,
        sheet as sheet_name,
        row_number as file_row,
        _airbyte_extracted_at as loaded_at
    from source
)

select * from renamed
