{# Airbyte's landing tables have no unique key: of several rows with one key the one extracted last counts. #}
{% macro newest_rows(source_name, table_name, key='id') -%}
select distinct on ({{ key }}) *
from {{ source(source_name, table_name) }}
order by {{ key }}, _airbyte_extracted_at desc, _airbyte_raw_id
{%- endmacro %}
