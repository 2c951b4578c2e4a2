{# Digits after the point that a currency has (ISO 4217). #}
{% macro minor_digits(currency) -%}
    case when {{ currency }} in ('XPF', 'JPY', 'KRW', 'VND', 'CLP', 'XAF', 'XOF') then 0 else 2 end
{%- endmacro %}

{# An amount in the reporting currency, rounded half away from zero. `fx` is a row of int_fx_rates; multiplying by a rounded reciprocal would miss exact halves. #}
{% macro to_reporting(amount, fx) -%}
    round({{ amount }} * {{ fx }}.rate_numerator / {{ fx }}.rate_denominator, {{ reporting_digits() }})
{%- endmacro %}

{% macro reporting_digits() -%} {{ 0 if var('reporting_currency') in ['XPF', 'JPY'] else 2 }} {%- endmacro %}

{#
The one way a total is split over lines: the running share is rounded and differences are taken, so parts always add up
to the total. `weight`, `upto` and `whole` are the line's weight, the running and the full sum of weights. Where no line
weighs anything the last one takes all.
#}
{% macro allocated(total, weight, upto, whole, digits, is_last) -%}
    case
        when {{ whole }} <> 0 then
            round({{ total }} * {{ upto }} / {{ whole }}, {{ digits }})
            - round({{ total }} * ({{ upto }} - {{ weight }}) / {{ whole }}, {{ digits }})
        when {{ is_last }} then {{ total }}
        else 0
    end
{%- endmacro %}

{#
REST says tips in the currency of the shop only. What the buyer paid beside lines and shipping is the tip, where the same sum in the shop's currency is
known to be it; else the tip in proportion to what the order came to.
#}
{% macro tip_as_paid() -%}
    case
        when
            {{ money('total_price_set', 'shop_money') }} - {{ money('subtotal_price_set', 'shop_money') }}
            - coalesce({{ money('total_shipping_price_set', 'shop_money') }}, 0) = total_tip_received
            then
                {{ money('total_price_set', 'presentment_money') }} - {{ money('subtotal_price_set', 'presentment_money') }}
                - coalesce({{ money('total_shipping_price_set', 'presentment_money') }}, 0)
        else
            round(
                total_tip_received * {{ money('total_price_set', 'presentment_money') }}
                / nullif({{ money('total_price_set', 'shop_money') }}, 0),
                {{ minor_digits('upper(coalesce(presentment_currency, currency))') }}
            )
    end
{%- endmacro %}
