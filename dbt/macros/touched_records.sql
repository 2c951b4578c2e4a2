{#
Records of a staging model that were landed since the build that this one builds on: those landed since, whose landing time is not the
one that intermediate tables know of them. None where everything is built.
#}
{% macro touched_records(kind, staged) -%}
{%- set id = kind ~ '_id' -%}
{%- set known = "select order_id as record_id, loaded_at from intermediate.int_orders" if kind == 'order'
    else "select record_id, loaded_at from intermediate.int_identity_pairs where record_kind = '" ~ kind ~ "'" -%}
select
    landed.{{ id }} as record_id,
    landed.loaded_at
from {{ staged }} as landed
{%- if keeps_rows(model.unique_id) %}
where
    landed.loaded_at >= {{ landed_since() }}
    and not exists (
        select from ({{ known }}) as known
        where known.record_id = landed.{{ id }} and known.loaded_at = landed.loaded_at
    )
{%- else %}
where false
{%- endif %}
{%- endmacro %}

{#
No later than what the served build has not seen. Landing and building take turns, but landing times are read from clocks of machines, so
it lies an hour before.
#}
{% macro landed_since() -%}
'{{ run_query("select max(finished_at) - interval '1 hour' from marts.build_runs").rows[0][0] }}'::timestamptz
{%- endmacro %}
