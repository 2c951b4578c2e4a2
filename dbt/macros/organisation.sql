{# Variables that stand in settings.organisation: whole models are compiled by them, so whoever starts dbt passes them on. #}
{% macro organisation_vars() -%}
    {{ return(['time_zone', 'reporting_currency', 'fiscal_year_start', 'stale_deal_days', 'plan_grace_days', 'plan_switch_days',
        'donor_identifiers_limit']) }}
{%- endmacro %}

{# Stops a build that may be published and was told something else than what staff decided. #}
{% macro assert_organisation() -%}
{%- if execute and flags.WHICH == 'build' and scope_of(selected_resources) != 'nothing' -%}
    {%- set decided = run_query('select ' ~ organisation_vars() | join(', ') ~ ' from settings.organisation').rows[0] -%}
    {%- for name in organisation_vars() if decided[name] | string != var(name) | string -%}
        {%- do exceptions.raise_compiler_error(
            name ~ " is " ~ decided[name] ~ " in settings.organisation, but this build was told " ~ var(name)
            ~ ". Start it by 'atoll build', or pass --vars '{" ~ name ~ ": " ~ decided[name] ~ "}'."
        ) -%}
    {%- endfor -%}
{%- endif -%}
{%- endmacro %}
