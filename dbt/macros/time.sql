{# "Now" is one literal when the run is given one, so that a build can be repeated to the row. #}
{% macro current_instant() -%}
    {%- if var('now') -%} '{{ var("now") }}'::timestamptz {%- else -%} now() {%- endif -%}
{%- endmacro %}

{# The calendar day of an instant where the NGO lives: the last ten hours of 31 December UTC-10 are already January in UTC. #}
{% macro local_date(instant) -%} ({{ instant }} at time zone '{{ var("time_zone") }}')::date {%- endmacro %}

{% macro today() -%} {{ local_date(current_instant()) }} {%- endmacro %}

{# Fiscal years are named after the calendar year in which they end. #}
{% macro fiscal_year(day) -%}
    extract(year from {{ day }}{% if var('fiscal_year_start') | int > 1 %} + interval '{{ 13 - (var("fiscal_year_start") | int) }} months'{% endif %})::integer
{%- endmacro %}
