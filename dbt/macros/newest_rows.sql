{#
Of the sources that have many rows our connectors keep one row of a key, and a filter on them must get through to the table. Airbyte's
landing tables have no unique key: of several rows with one key the one that the source changed last counts (`changed_at`, where a change
date tells), then the one extracted last. With `deletions`, `last_deleted_at` says when it was deleted there.
#}
{% macro newest_rows(source_name, table_name, key='id', changed_at=none, deletions=false) -%}
{%- set is_landed_once = not is_landed_by_airbyte() and source_name ~ '.' ~ table_name in sources_with_records() -%}
{%- if not is_landed_once -%}
select distinct on ({{ key }}) *{% if deletions %}, {{ last_deletion(key) }} as last_deleted_at{% endif %}

from {{ landed_rows(source_name, table_name) }}
order by {{ key }}, {% if changed_at %}{{ changed_at }} desc nulls last, {% endif %}_airbyte_extracted_at desc, _airbyte_raw_id
{%- else -%}
select *{% if deletions %}, {{ last_deletion(key) }} as last_deleted_at{% endif %}

from {{ landed_rows(source_name, table_name) }}
{%- endif -%}
{%- endmacro %}

{% macro is_landed_by_airbyte() -%} {{ return(var('ingest', 'connectors') == 'airbyte') }} {%- endmacro %}

{#
When a record was deleted at its source, as its newest landing says; null for one that is (again) there. Airbyte lands a deletion as a
row of its own with the id and little more, so it stands beside the record's last content. Our connectors keep one row.
#}
{% macro last_deletion(key='id') -%}
{%- if is_landed_by_airbyte() -%}
    first_value(deleted_at) over (partition by {{ key }} order by _airbyte_extracted_at desc, _airbyte_raw_id)
{%- else -%}
    deleted_at
{%- endif -%}
{%- endmacro %}
