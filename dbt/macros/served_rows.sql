{#
Rows of a mart as they are served while the next build is made: what a mart that remembers goes on from. Nothing is served before the
first build, and a column that is new is empty in it. `columns` is a dictionary of names and types.
#}
{% macro served_rows(mart, columns) -%}
    {%- set served = adapter.get_relation(target.database, 'marts', mart) if execute else none -%}
    {%- set known = adapter.get_columns_in_relation(served) | map(attribute='name') | list if served else [] -%}
    (select
        {%- for name, type in columns.items() %}
        {{ name if name in known else 'null::' ~ type }} as {{ name }}{{ ',' if not loop.last }}
        {%- endfor %}
    {%- if served %}
    from {{ served }}
    {%- else %}
    where false
    {%- endif %})
{%- endmacro %}

{% macro served_donor_history() -%}
    {{ served_rows('dim_donor_history', {
        'donor_key': 'text',
        'valid_from': 'timestamptz',
        'valid_to': 'timestamptz',
        'giving_tier': 'text',
        'lifecycle_status': 'text',
        'country': 'text',
        'accepts_marketing': 'boolean',
        'do_not_contact': 'boolean',
        'owner': 'text'
    }) }}
{%- endmacro %}
