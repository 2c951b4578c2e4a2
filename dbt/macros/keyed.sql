{#
A table of which a part may be replaced. Where the run keeps rows (see touched.sql) what was touched goes out and is put in anew: in
intermediate at once, in a mart beside the served one (mart__touched), under a view of the two, until the whole build is published.
#}
{% materialization keyed, adapter='postgres' %}
    {%- set by = config.require('touched_by') -%}
    {%- set kept = adapter.get_relation(this.database, 'marts' if this.schema == build_schema() else this.schema, this.identifier) -%}
    {%- if not keeps_rows(model.unique_id) -%}
        {{ return(materialization_table_default()) }}
    {%- elif kept is none or kept.type != 'table' -%}
        {{ exceptions.raise_compiler_error(this ~ ' has no rows to keep: everything must be built') }}
    {%- endif -%}
    {%- set target_relation = this.incorporate(type='view' if this.schema == build_schema() else 'table') -%}

    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}
    {%- call statement('main') -%}
        {%- if this.schema == build_schema() -%} {{ put_beside(kept, by, sql) }} {%- else -%} {{ put_in(kept, by, sql) }} {%- endif -%}
    {%- endcall -%}
    {{ adapter.commit() }}
    {{ run_hooks(post_hooks | selectattr('transaction', 'false') | list, inside_transaction=False) }}
    {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}

{# New rows are read before old ones go: the query may look at the table itself. #}
{% macro put_in(kept, by, sql) %}
{%- set list = touched_by(by) -%}
{{ config.get('sql_header', '') }}
create temporary table {{ this.identifier }}__touched on commit drop as (
{{ sql }}
);
delete from {{ kept }} where {{ list[0] }} in ({{ list[1] }});
insert into {{ kept }} ({{ column_list(kept) }}) select {{ column_list(kept) }} from {{ this.identifier }}__touched;
{% endmacro %}

{# The rows have the columns of the served table, not null ones too; its key is held when they are put in. #}
{% macro put_beside(kept, by, sql) %}
{%- set list = touched_by(by) -%}
{%- set beside = touched_rows_of(this) -%}
{{ config.get('sql_header', '') }}
create table {{ beside }} (like {{ kept }});
insert into {{ beside }} ({{ column_list(kept) }}) select {{ column_list(kept) }} from (
{{ sql }}
) as touched;
analyze {{ beside }};
create view {{ this }} as
select {{ column_list(kept) }} from {{ kept }} where {{ list[0] }} not in ({{ list[1] }})
union all
select {{ column_list(kept) }} from {{ beside }};
{% endmacro %}

{% macro touched_rows_of(mart) -%} {{ return(mart.incorporate(path={'identifier': mart.identifier ~ '__touched'}, type='table')) }} {%- endmacro %}

{% macro column_list(relation) -%}
    {{ return(adapter.get_columns_in_relation(relation) | map(attribute='quoted') | join(', ')) }}
{%- endmacro %}

{# Marts among the names of which this run has made the touched rows only, with the list that names them. #}
{% macro kept_marts(names) -%}
    {%- set kept = {} -%}
    {%- for node in graph.nodes.values() if node.resource_type == 'model' and node.schema == build_schema() and node.alias in names -%}
        {%- if node.config.materialized == 'keyed' and keeps_rows(node.unique_id) -%}
            {%- do kept.update({node.alias: node.config.touched_by}) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(kept) }}
{%- endmacro %}

{# What touched the rows of a mart goes out and comes in, within the transaction of the publishing. #}
{% macro replace_touched(mart, by) -%}
{%- set list = touched_by(by) -%}
{%- set columns = column_list(api.Relation.create(database=target.database, schema='marts', identifier=mart)) -%}
delete from marts.{{ mart }} where {{ list[0] }} in ({{ list[1] }});
            insert into marts.{{ mart }} ({{ columns }}) select {{ columns }} from {{ build_schema() }}.{{ mart }}__touched;
{%- endmacro %}
