{#
In a run that keeps rows, a generic test looks at the rows that were touched: the others have passed before and are what they were. Its
own `where` stays dbt's.
#}
{% macro get_where_subquery(relation) -%}
    {%- set node = graph.nodes.get(model.attached_node) if execute else none -%}
    {%- if not node or config.get('where') or not keeps_rows(node.unique_id) -%} {{ return(default__get_where_subquery(relation)) }}
    {%- elif node.config.materialized == 'keyed' -%}
        {%- set list = touched_by(node.config.touched_by) -%}
        {{ return('(select * from ' ~ relation ~ ' where ' ~ list[0] ~ ' in (' ~ list[1] ~ ')) as touched') }}
    {%- elif node.name in staged_records() -%}
        {{ return('(select * from ' ~ relation ~ ' where loaded_at >= ' ~ landed_since() ~ ') as touched') }}
    {%- endif -%}
    {{ return(default__get_where_subquery(relation)) }}
{%- endmacro %}

{% macro staged_records() -%}
    {{ return(['stg_shopify__orders', 'stg_shopify__customers', 'stg_hubspot__contacts', 'stg_hubspot__companies', 'stg_hubspot__deals']) }}
{%- endmacro %}
