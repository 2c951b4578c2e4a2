{# Trim and lower only: dots and +tags tell people apart at many mail hosts. An empty text is no address. #}
{% macro normalised_email(expression) -%} nullif(lower(trim({{ expression }})), '') {%- endmacro %}

{# Moʻorea, Mo'orea, MOOREA and "Mo orea" are one site: accents, quotes, the ʻokina, blanks and hyphens carry no meaning. #}
{% macro normalised_label(expression) -%}
    nullif(regexp_replace(lower(normalize({{ expression }}, nfd)), '[^a-z0-9]+', '', 'g'), '')
{%- endmacro %}

{# "#1001", "1001" and " #1001 " name one order. #}
{% macro normalised_order_name(expression) -%}
    nullif(upper(regexp_replace({{ expression }}, '[#[:space:]]+', '', 'g')), '')
{%- endmacro %}

{# Sources send numbers and times as text; what does not read as one is null, never a failed build. #}
{% macro number_or_null(expression) -%}
    case when {{ expression }} ~ '^\s*-?\d+(\.\d+)?([eE][+-]?\d+)?\s*$' then ({{ expression }})::numeric end
{%- endmacro %}

{% macro instant_or_null(expression) -%}
    case
        when {{ expression }} ~ '^\d{4}-\d{2}-\d{2}' then ({{ expression }})::timestamptz
        when {{ expression }} ~ '^\d{12,13}$' then to_timestamp(({{ expression }})::numeric / 1000)
    end
{%- endmacro %}

{# A parameter of a URL's query, with blanks decoded. #}
{% macro url_parameter(url, name) -%}
    replace(replace(substring({{ url }} from '[?&]{{ name }}=([^&#]*)'), '+', ' '), '%20', ' ')
{%- endmacro %}
