with

source as (
    {{ newest_rows('field', 'certificates', key='record_key') }}
),

renamed as (
    select
        record_key as certificate_id,
        certificate_no,
        order_name,
        {{ normalised_order_name('order_name') }} as normalised_order,
        sent_on::date as sent_on,
        site as site_name,
        {{ normalised_label('site') }} as normalised_site,
        species,
        coral_name,
        n_corals,
        fragment_id,
        outplanted_on::date as outplanted_on,
        notes,
        other as other_columns,
        file as file_name,
        sheet as sheet_name,
        row_number as file_row,
        _airbyte_extracted_at as loaded_at
    from source
)

select * from renamed
