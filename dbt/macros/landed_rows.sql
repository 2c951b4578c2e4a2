{#
A raw table as it is to be read. Our connectors' tables are read as they stand. Airbyte's differ from one version and set-up to another, so they are
fitted to the layout that our own tables would have (empty ones in raw_<source>_layout): a column that is missing is null, one of another type is
cast, a stream that is not set up is an empty table. Archived records of HubSpot, which Airbyte lands in tables of their own, are read along.
#}
{% macro landed_rows(source_name, table_name) -%}
{%- set relation = source(source_name, table_name) -%}
{%- if not execute or not is_landed_by_airbyte() -%} {{ relation }}
{%- else -%}
    {%- set schema = 'raw_' ~ source_name -%}
    {%- set layout = adapter.get_relation(target.database, schema ~ '_layout', table_name) -%}
    {#- Without a layout nothing is known to fit to: the table is one of our own after all. -#}
    {%- if layout is none -%} {{ relation }}
    {%- else -%}
(
    {{ fitted_rows(relation, adapter.get_relation(target.database, schema, table_name), layout) }}
    {%- set archived = adapter.get_relation(target.database, schema, table_name ~ '_archived') %}
    {%- if archived is not none %}
    union all
    {{ fitted_rows(archived, archived, layout) }}
    {%- endif %}
) as landed
    {%- endif -%}
{%- endif -%}
{%- endmacro %}

{#- The columns of `layout` from `relation`, which stands in the database as `landed`; that is none where it is missing. -#}
{% macro fitted_rows(relation, landed, layout) -%}
{%- set types = {} -%}
{%- if landed is not none -%}
    {%- for column in adapter.get_columns_in_relation(landed) -%} {%- do types.update({column.name: column.dtype}) -%} {%- endfor -%}
{%- endif -%}
select
    {% for column in adapter.get_columns_in_relation(layout) -%}
    {{ fitted_column(adapter.quote(column.name), types.get(column.name), column.dtype) }} as {{ adapter.quote(column.name) }}
    {%- if not loop.last %},{% endif %}
    {% endfor -%}
{%- if landed is none %} where false {%- else %} from {{ relation }} {%- endif -%}
{%- endmacro %}

{% macro fitted_column(name, from_type, to_type) -%}
{%- set text_types = ['text', 'character varying'] -%}
{%- if from_type is none -%} null::{{ to_type }}
{%- elif from_type == to_type or (from_type in text_types and to_type in text_types) -%} {{ name }}
{%- elif to_type in text_types -%} {{ name ~ " #>> '{}'" if from_type == 'jsonb' else name ~ '::text' }}
{%- elif to_type == 'timestamp with time zone' -%}
    {%- if from_type in text_types -%} {{ instant_or_null(name) }}
    {%- elif from_type == 'timestamp without time zone' -%} {{ name }} at time zone 'UTC'
    {%- else -%} {{ instant_or_null(name ~ '::text') }}
    {%- endif -%}
{%- elif to_type in ['numeric', 'bigint', 'integer'] -%} {{ number_or_null(name ~ '::text') }}::{{ to_type }}
{%- elif to_type == 'jsonb' -%} case when {{ name }}::text is json then {{ name }}::text::jsonb end
{%- else -%} {{ name }}::text::{{ to_type }}
{%- endif -%}
{%- endmacro %}
