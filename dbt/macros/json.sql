{# Elements of a jsonb array; anything else (absent, JSON null, an object) has none. #}
{% macro json_elements(expression) -%}
    jsonb_array_elements(case when jsonb_typeof({{ expression }}) = 'array' then {{ expression }} else '[]'::jsonb end)
{%- endmacro %}

{# One side of a MoneyBag: 'shop_money' or 'presentment_money'. #}
{% macro money(bag, side) -%} ({{ bag }} -> '{{ side }}' ->> 'amount')::numeric {%- endmacro %}
