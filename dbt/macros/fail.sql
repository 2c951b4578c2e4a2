{# dbt says how many rows a test found, never which. A test that calls this says it in words, and the words reach whoever reads the build. #}
{% macro create_fail() %}
create or replace function intermediate.fail(message text)
returns text
language plpgsql
as $$
begin
    raise exception '%', message;
end
$$
{% endmacro %}

{# The first rows of each failed test go to the log. #}
{% macro log_failing_rows(results) -%}
    {%- for result in results if result.status == 'fail' and result.node.resource_type == 'test' and result.node.compiled_code -%}
        {%- for row in run_query('select to_jsonb(failing) from (' ~ result.node.compiled_code ~ ') as failing limit 3').rows -%}
            {%- do log(result.node.name ~ ': ' ~ row[0], info=true) -%}
        {%- endfor -%}
    {%- endfor -%}
{%- endmacro %}
