{# How a donor stands in a period, by the gifts of it and of the one before. `is_first`: the first gift ever lies in the period. #}
{% macro giving_status(gifts, prior_gifts, is_first) -%}
    case
        when {{ gifts }} > 0 and {{ is_first }} then 'new'
        when {{ gifts }} > 0 and {{ prior_gifts }} > 0 then 'retained'
        when {{ gifts }} > 0 then 'recaptured'
        when {{ prior_gifts }} > 0 then 'lapsed'
        else 'inactive'
    end
{%- endmacro %}

{# Why giving grew or shrank since the year before; any cent counts. A loss of somebody who had given once is another than that of an old friend. #}
{% macro gain_loss_class(giving, is_first, was_first_in_prior) -%}
    case
        when {{ giving }}.gifts > 0 and {{ is_first }} then 'new'
        when {{ giving }}.gifts > 0 and {{ giving }}.prior_gifts = 0 then 'recaptured'
        when {{ giving }}.gifts > 0 and {{ giving }}.net > {{ giving }}.prior_net then 'upgraded'
        when {{ giving }}.gifts > 0 and {{ giving }}.net < {{ giving }}.prior_net then 'downgraded'
        when {{ giving }}.gifts > 0 then 'same'
        when {{ giving }}.prior_gifts > 0 and {{ was_first_in_prior }} then 'lapsed_new'
        when {{ giving }}.prior_gifts > 0 then 'lapsed_repeat'
        else 'none'
    end
{%- endmacro %}
