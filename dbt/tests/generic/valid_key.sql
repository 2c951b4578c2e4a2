{# Guards against a row that nothing can name, or two rows of one name: the key is there and occurs once. #}
{% test valid_key(model, column_name) %}

select
    {{ column_name }} as key,
    count(*) as occurrences
from {{ model }}
group by {{ column_name }}
having count(*) > 1 or {{ column_name }} is null

{% endtest %}
