{# What the comment of a schema says when it holds what a published build made. #}
{% macro built_by(invocation) -%} dbt build {{ invocation }} {%- endmacro %}

{# The published build that this one builds on, as whoever started it says; empty for a build of its own. #}
{% macro builds_on() -%} {{ env_var('ATOLL_DBT_BUILDS_ON', '') }} {%- endmacro %}

{#
What a build that ran these nodes may publish. 'everything': it ran every model, seed and data test there is. 'part': it was told
which published build it builds on, and ran all that reads what it built, tests too; so whatever it left out is still what that build
made of the same rows. Anything else is for development and publishes nothing. Unit tests look at code, not at data, so they may be left out.
#}
{% macro scope_of(unique_ids) -%}
    {%- set left = namespace(out=false, behind=false) -%}
    {%- for node in graph.nodes.values() if node.resource_type in ['model', 'seed', 'snapshot', 'test'] and node.unique_id not in unique_ids -%}
        {%- set left.out = true -%}
        {%- for parent in node.depends_on.get('nodes', []) if parent in unique_ids -%} {%- set left.behind = true -%} {%- endfor -%}
    {%- endfor -%}
    {%- if flags.WHICH != 'build' -%} {{ return('nothing') }}
    {%- elif not left.out -%} {{ return('everything') }}
    {%- elif builds_on() and not left.behind -%} {{ return('part') }}
    {%- else -%} {{ return('nothing') }}
    {%- endif -%}
{%- endmacro %}

{# Names of the marts: those among the nodes, or those that are not. #}
{% macro mart_names(unique_ids, among) -%}
    {%- set names = [] -%}
    {%- for node in graph.nodes.values() if node.resource_type == 'model' and node.schema == build_schema() -%}
        {%- if (node.unique_id in unique_ids) == among -%} {%- do names.append(node.alias) -%} {%- endif -%}
    {%- endfor -%}
    {{ return(names) }}
{%- endmacro %}

{#
A build that may be published starts on an empty schema marked with its invocation, so a table that no model makes any longer is never
published and two builds at once cannot publish each other's tables. A part finds the marts that it leaves alone there as views on
the served ones. Tables of earlier marts go now, when their last readers have left; a schema that is still being read is kept for
the next build.

Whoever writes intermediate tables marks them too: a part builds only on a build that no other run came after.
#}
{% macro begin_build() -%}
{%- if execute and flags.WHICH in ['build', 'run', 'seed', 'snapshot'] -%}
{%- set scope = scope_of(selected_resources) -%}
{%- if scope == 'part' -%} {%- do run_query(assert_served()) -%} {%- endif -%}
{%- if scope != 'nothing' -%}
    {%- do adapter.drop_schema(api.Relation.create(database=target.database, schema=build_schema())) -%}
{%- endif -%}
select {{ lock_builds() }};

create schema if not exists intermediate;
comment on schema intermediate is '{{ invocation_id }}'
{%- if scope != 'nothing' -%} ;

create schema {{ build_schema() }};
comment on schema {{ build_schema() }} is '{{ invocation_id }}';
{%- if scope == 'part' %}
{%- for list in graph.nodes.values() if list.resource_type == 'model' and list.name.startswith('touched_') %}
truncate {{ list.schema }}.{{ list.name }};
{%- endfor %}
{%- for mart in mart_names(selected_resources, among=false) %}
create view {{ build_schema() }}.{{ mart }} as select * from marts.{{ mart }};
{%- endfor %}
{%- endif %}

do $$
declare
    earlier name;
begin
    for earlier in select nspname from pg_namespace where nspname ~ '^marts_old(_|$)' loop
        begin
            set local lock_timeout = '500ms';
            execute format('drop schema %I cascade', earlier);
        exception when lock_not_available then
            raise notice '% is still being read', earlier;
        end;
    end loop;
end
$$
{%- endif -%}
{%- endif -%}
{%- endmacro %}

{# From here to the end of the transaction no other build begins or is published. #}
{% macro lock_builds() -%} pg_advisory_xact_lock(hashtext('atoll dbt build')) {%- endmacro %}

{# Stops where the marts on show or the intermediate tables are not those of the build that this one builds on. #}
{% macro assert_served() %}
do $$
begin
    if exists (
        select from (values ('marts'), ('intermediate')) as built (schema_name)
        where obj_description(to_regnamespace(schema_name), 'pg_namespace') is distinct from '{{ built_by(builds_on()) }}'
    ) then
        raise exception 'the tables are not those of build {{ builds_on() }}: everything must be built';
    end if;
end
$$
{% endmacro %}

{# Serves the new marts if all of this run passed; otherwise the served ones stay as they are. #}
{% macro publish(results) -%}
{%- if execute and flags.WHICH == 'build' -%}
    {%- set passed = results | selectattr('status', 'in', ['success', 'pass', 'warn', 'no-op']) | map(attribute='node.unique_id') | list -%}
    {%- set scope = scope_of(passed) -%}
    {%- if passed | length < results | length -%}
        {{- log_failing_rows(results) -}}
        {%- do log('Not published: ' ~ (results | length - passed | length) ~ ' nodes did not pass.', info=true) -%}
    {%- elif scope == 'nothing' -%}
        {%- do log('Not published: only part of the project was built.', info=true) -%}
    {%- else -%}
        {%- set marts = mart_names(passed, among=true) -%}
        {%- do log('Publishing ' ~ marts | length ~ ' marts of build ' ~ invocation_id ~ '.', info=true) -%}
        {{ swap(marts, scope) }}
    {%- endif -%}
{%- endif -%}
{%- endmacro %}

{#
One statement, so one transaction. Every served table that is replaced is locked first: a statement that began before reads old marts
only, one that begins after waits a moment and reads new ones only, never some of each. Of a mart that keeps its rows only the touched
ones are replaced, which the same commit shows. Marts that stay are the same before and after. A long reader makes us give way and try again; nobody queues behind us for longer than the lock time-out.
#}
{% macro swap(marts, scope) %}
{%- set kept = kept_marts(marts) if scope == 'part' else {} %}
{%- set made = marts | reject('in', kept) | list %}
{%- set earlier = 'marts_old_' ~ invocation_id | replace('-', '_') %}
do $$
declare
    served name;
begin
    set local synchronous_commit = on;
    for attempt in 1 .. 60 loop
        begin
            set local lock_timeout = '500ms';
            for served in
                select relname from pg_class where relnamespace = to_regnamespace('marts') and relkind = 'r'
                {%- if scope == 'part' %} and relname = any ('{{ '{' ~ made | join(',') ~ '}' }}') {%- endif %}
            loop
                execute format('lock table marts.%I in access exclusive mode', served);
            end loop;
            perform {{ lock_builds() }};
            if exists (
                select from (values ('{{ build_schema() }}'), ('intermediate')) as built (schema_name)
                where obj_description(to_regnamespace(schema_name), 'pg_namespace') is distinct from '{{ invocation_id }}'
            ) then
                raise exception 'another run of dbt began meanwhile: this one is not published';
            end if;
            {%- if scope == 'part' %}
            create schema {{ earlier }};
            {%- for mart in made %}
            alter table marts.{{ mart }} set schema {{ earlier }};
            alter table {{ build_schema() }}.{{ mart }} set schema marts;
            {%- endfor %}
            {%- for mart, by in kept.items() %}
            {{ replace_touched(mart, by) }}
            {%- endfor %}
            drop schema {{ build_schema() }} cascade;
            {%- else %}
            if to_regnamespace('marts') is not null then
                alter table if exists marts.build_runs set schema {{ build_schema() }};
                alter schema marts rename to {{ earlier }};
            end if;
            alter schema {{ build_schema() }} rename to marts;
            {%- endif %}
            {{ count_build(marts) }}
            return;
        exception when lock_not_available or deadlock_detected then
            if attempt = 60 then raise; end if;
            perform pg_sleep(0.5);
        end;
    end loop;
end
$$
{% endmacro %}

{# The new row of marts.build_runs, who may read the marts, and the marks that the next build looks at. #}
{% macro count_build(marts) %}
            create table if not exists marts.build_runs (
                build_id bigint primary key,
                invocation_id text not null,
                finished_at timestamptz not null
            );
            alter table marts.build_runs add column if not exists built_marts text[];
            insert into marts.build_runs (build_id, invocation_id, finished_at, built_marts)
            select coalesce(max(build_id), 0) + 1, '{{ invocation_id }}', clock_timestamp(), '{{ '{' ~ marts | sort | join(',') ~ '}' }}'
            from marts.build_runs;
            if exists (select from pg_roles where rolname = 'atoll_cube') then
                grant usage on schema marts to atoll_cube;
                grant select on all tables in schema marts to atoll_cube;
            end if;
            comment on schema marts is '{{ built_by(invocation_id) }}';
            comment on schema intermediate is '{{ built_by(invocation_id) }}';
{%- endmacro %}
