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

{# The day on which a fiscal year of that name begins. #}
{% macro fiscal_year_first_day(year) -%}
    make_date({{ year }}{% if var('fiscal_year_start') | int > 1 %} - 1{% endif %}, {{ var('fiscal_year_start') | int or 1 }}, 1)
{%- endmacro %}

{# Place of a day's month in its fiscal year, 1 to 12. #}
{% macro fiscal_month(day) -%}
    ((extract(month from {{ day }})::integer - {{ var('fiscal_year_start') | int or 1 }} + 12) % 12 + 1)
{%- endmacro %}

{# Whole months from one day to another: 0 up to the day before the first monthly return of the earlier one. #}
{% macro whole_months(earlier, later) -%}
    (extract(year from age({{ later }}, {{ earlier }})) * 12 + extract(month from age({{ later }}, {{ earlier }})))::integer
{%- endmacro %}

{#
Today, in a fiscal year: the same day of the year as it is now in the present one. Up to it an earlier year compares with the present one,
which has not ended.
#}
{% macro same_day_in(year) -%}
    ({{ today() }} - make_interval(years => {{ fiscal_year(today()) }} - {{ year }}))::date
{%- endmacro %}
