{# Schemas are called what the project says, in every environment. Marts are built beside the served ones and renamed by publish(). #}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {%- if custom_schema_name == 'marts' -%} {{ build_schema() }}
    {%- else -%} {{ custom_schema_name or target.schema }}
    {%- endif -%}
{%- endmacro %}

{% macro build_schema() -%} marts_build {%- endmacro %}
