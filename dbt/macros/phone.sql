{# A telephone number as E.164 writes it; null where its country is not said, since the same digits ring elsewhere too. #}
{% macro e164(expression) -%}
    substring(
        regexp_replace(regexp_replace({{ expression }}, '[^0-9+]+', '', 'g'), '^00', '+') from '^[+][1-9][0-9]{7,14}$'
    )
{%- endmacro %}
