{#
A build of a part after some records were landed makes anew what those records touch, and keeps the rest. What they touch is listed
in the models touched_*; `touched_by` in a model's config names the list that its rows are replaced by.
#}
{% macro touched_by(name) -%}
    {%- set lists = {
        'order': ['order_id', 'select record_id from intermediate.touched_orders'],
        'customer': ['customer_id', 'select record_id from intermediate.touched_customers'],
        'contact': ['contact_id', 'select record_id from intermediate.touched_contacts'],
        'company': ['company_id', 'select record_id from intermediate.touched_companies'],
        'deal': ['deal_id', 'select record_id from intermediate.touched_deals'],
        'record': ['(record_kind, record_id)', all_touched_records()],
        'gift': ['gift_key', "select 'shopify:' || record_id as gift_key from intermediate.touched_orders"
            ~ " union all select 'hubspot:' || record_id as gift_key from intermediate.touched_deals"],
        'identifier': ['(id_type, id_value)', 'select id_type, id_value from intermediate.touched_identifiers'],
        'line': ['line_key', 'select line_key from intermediate.touched_lines'],
        'donor': ['donor_key', 'select donor_key from intermediate.touched_donors'],
    } -%}
    {{ return(lists[name]) }}
{%- endmacro %}

{#
Models that make the list, so that dbt runs them first; named by ref() here, since a list may be read where ref() is not there. A unit
test has the inputs that it names, and no list.
#}
{% macro after_lists(name) -%}
    {%- if model.resource_type == 'unit_test' -%} {{ return(none) }} {%- endif -%}
    {%- if name in ['order', 'record', 'gift'] -%} {%- do ref('touched_orders') -%} {%- endif -%}
    {%- if name in ['customer', 'record'] -%} {%- do ref('touched_customers') -%} {%- endif -%}
    {%- if name in ['contact', 'record'] -%} {%- do ref('touched_contacts') -%} {%- endif -%}
    {%- if name in ['company', 'record'] -%} {%- do ref('touched_companies') -%} {%- endif -%}
    {%- if name in ['deal', 'record', 'gift'] -%} {%- do ref('touched_deals') -%} {%- endif -%}
    {%- if name == 'statement' -%} {%- do ref('touched_identifiers_before') -%} {%- endif -%}
    {%- if name == 'identifier' -%} {%- do ref('touched_identifiers') -%} {%- endif -%}
    {%- if name == 'line' -%} {%- do ref('touched_lines') -%} {%- endif -%}
    {%- if name == 'donor' -%} {%- do ref('touched_donors') -%} {%- endif -%}
{%- endmacro %}

{# What `select record_kind, record_id` of all lists of records gives. #}
{% macro all_touched_records() -%}
    {%- set kinds = {'order': 'orders', 'customer': 'customers', 'contact': 'contacts', 'company': 'companies', 'deal': 'deals'} -%}
    {%- set parts = [] -%}
    {%- for kind, list in kinds.items() -%}
        {%- do parts.append("select '" ~ kind ~ "' as record_kind, record_id from intermediate.touched_" ~ list) -%}
    {%- endfor -%}
    {{ return(parts | join(' union all ')) }}
{%- endmacro %}

{# Sources by whose records rows can be told apart; after a change of any other, all that reads it is made as a whole. #}
{% macro sources_with_records() -%}
    {{ return(['shopify.orders', 'shopify.transactions', 'shopify.customers', 'hubspot.contacts', 'hubspot.companies', 'hubspot.deals']) }}
{%- endmacro %}

{# Sources whose rows have changed since the build that this one builds on, as whoever started it says. #}
{% macro changed_sources() -%}
    {{ return(env_var('ATOLL_DBT_CHANGED', '').split(',') | select | list) }}
{%- endmacro %}

{# Names of all sources that a node reads, itself or through others. #}
{% macro sources_read_by(unique_id) -%}
    {%- set seen = [unique_id] -%}
    {%- set found = [] -%}
    {#- The list grows while it is read, until every ancestor has had its turn. -#}
    {%- for each in seen -%}
        {%- set source = graph.sources.get(each) -%}
        {%- if source -%} {%- do found.append(source.source_name ~ '.' ~ source.name) -%} {%- endif -%}
        {%- for parent in graph.nodes.get(each, {}).get('depends_on', {}).get('nodes', []) if parent not in seen -%}
            {%- do seen.append(parent) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(found) }}
{%- endmacro %}

{#
Whether this run replaces only what was touched in the model: nothing that it reads has changed but records that can be told apart. Where
Airbyte lands, rows can come to light hours after they were read, so there everything that reads a changed table is made as a whole.
#}
{% macro keeps_rows(unique_id) -%}
    {%- if not execute or flags.WHICH != 'build' or not builds_on() or not changed_sources() or is_landed_by_airbyte() -%}
        {{ return(false) }}
    {%- endif -%}
    {%- set read = sources_read_by(unique_id) -%}
    {%- for source in changed_sources() if source in read and source not in sources_with_records() -%}
        {{ return(false) }}
    {%- endfor -%}
    {{ return(true) }}
{%- endmacro %}

{#
Whether some model reads this one in full, itself or through views: a view narrowed to what was touched would hide the rest from it. So
a view is narrowed only where all that read it keep rows.
#}
{% macro is_read_in_full(unique_id) -%}
    {%- for reader in graph.nodes.values() if reader.resource_type == 'model' and unique_id in reader.depends_on.nodes -%}
        {%- if not keeps_rows(reader.unique_id) -%} {{ return(true) }} {%- endif -%}
        {%- if reader.config.materialized != 'keyed' and is_read_in_full(reader.unique_id) -%} {{ return(true) }} {%- endif -%}
    {%- endfor -%}
    {{ return(false) }}
{%- endmacro %}

{% macro is_narrowed(node) -%}
    {%- if not keeps_rows(node.unique_id) -%} {{ return(false) }}
    {%- elif node.resource_type != 'model' or node.config.materialized == 'keyed' -%} {{ return(true) }}
    {%- endif -%}
    {{ return(not is_read_in_full(node.unique_id)) }}
{%- endmacro %}

{#
The where clause by which a model, or a CTE of it, reads no more than was touched; nothing where the model is made as a whole. `by` is
as in touched_by(), `column` what the list's column is called there.
#}
{% macro where_touched(by, column=none, landed=none, word='where') -%}
{%- do after_lists(by) -%}
{%- if is_narrowed(model) -%}
{%- set list = touched_by(by) -%}
{{ word }} {{ column or list[0] }} in ({{ list[1] }})
{%- if landed %} and {{ landed }} >= {{ touched_since(by) }} {%- endif -%}
{%- endif -%}
{%- endmacro %}

{% macro and_touched(by, column=none, landed=none) -%} {{ where_touched(by, column, landed, word='and') }} {%- endmacro %}

{#
No touched record of this kind was landed before; written out, since the planner cannot see into a sub-select.
#}
{% macro touched_since(kind) -%}
{%- set newest = "select coalesce(min(loaded_at), 'infinity') from (" ~ touched_by(kind)[1] | replace('record_id', 'loaded_at') ~ ") as touched" -%}
'{{ run_query(newest).rows[0][0] }}'
{%- endmacro %}

{#
A table as it stands before this run makes it anew, so by its name: a ref() would let dbt make it first. Without rows where everything is
built.
#}
{% macro before(table, columns) -%}
{%- if keeps_rows(model.unique_id) -%} {{ table }}
{%- else -%} (select {% for column in columns %}null::text as {{ column }}{% if not loop.last %}, {% endif %}{% endfor %} where false)
{%- endif -%}
{%- endmacro %}
