{# A build may be published when it ran every model, seed and data test there is. Unit tests look at code, not at data, so they may be left out. #}
{% macro is_complete(unique_ids) -%}
    {%- set missing = namespace(any=(flags.WHICH != 'build')) -%}
    {%- for node in graph.nodes.values() if node.resource_type in ['model', 'seed', 'snapshot', 'test'] -%}
        {%- if node.unique_id not in unique_ids -%} {%- set missing.any = true -%} {%- endif -%}
    {%- endfor -%}
    {{ return(not missing.any) }}
{%- endmacro %}

{#
A complete build starts on an empty schema marked with its invocation, so a table that no model makes any longer is never
published and two builds at once cannot publish each other's tables. Schemas of earlier marts go now, when their last readers
have left; one that is still being read is kept for the next build.
#}
{% macro begin_build() -%}
{%- if execute and is_complete(selected_resources) -%}
{%- do adapter.drop_schema(api.Relation.create(database=target.database, schema=build_schema())) -%}
create schema {{ build_schema() }};

comment on schema {{ build_schema() }} is '{{ invocation_id }}';

do $$
declare
    earlier name;
begin
    for earlier in select nspname from pg_namespace where nspname ~ '^marts_old(_\d+)?$' loop
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
{%- endmacro %}

{# Serves the new marts if all of this run passed; otherwise the served ones stay as they are. #}
{% macro publish(results) -%}
{%- if execute and flags.WHICH == 'build' -%}
    {%- set passed = results | selectattr('status', 'in', ['success', 'pass', 'warn', 'no-op']) | map(attribute='node.unique_id') | list -%}
    {%- if passed | length < results | length -%}
        {{- log_failing_rows(results) -}}
        {%- do log('Not published: ' ~ (results | length - passed | length) ~ ' nodes did not pass.', info=true) -%}
    {%- elif not is_complete(passed) -%}
        {%- do log('Not published: only part of the project was built.', info=true) -%}
    {%- else -%}
        {%- do log('Publishing build ' ~ invocation_id ~ '.', info=true) -%}
        {{ swap_schemas() }}
    {%- endif -%}
{%- endif -%}
{%- endmacro %}

{#
One statement, so one transaction. All served tables are locked first: a statement that began before reads old marts only, one that begins
after waits a moment and reads new ones only, never some of each. A long reader makes us give way and try again; nobody queues behind us for longer
than the lock time-out.
#}
{% macro swap_schemas() %}
do $$
declare
    served name;
begin
    if obj_description(to_regnamespace('{{ build_schema() }}'), 'pg_namespace') is distinct from '{{ invocation_id }}' then
        raise exception 'another dbt build began meanwhile: this one is not published';
    end if;
    for attempt in 1 .. 60 loop
        begin
            set local lock_timeout = '500ms';
            if to_regnamespace('marts') is not null then
                for served in select relname from pg_class where relnamespace = to_regnamespace('marts') and relkind = 'r' loop
                    execute format('lock table marts.%I in access exclusive mode', served);
                end loop;
                if to_regnamespace('marts_old') is not null then
                    execute format('alter schema marts_old rename to marts_old_%s', pg_current_xact_id());
                end if;
                alter table if exists marts.build_runs set schema {{ build_schema() }};
                alter schema marts rename to marts_old;
            end if;
            create table if not exists {{ build_schema() }}.build_runs (
                build_id bigint primary key,
                invocation_id text not null,
                finished_at timestamptz not null
            );
            insert into {{ build_schema() }}.build_runs
            select coalesce(max(build_id), 0) + 1, '{{ invocation_id }}', clock_timestamp()
            from {{ build_schema() }}.build_runs;
            alter schema {{ build_schema() }} rename to marts;
            comment on schema marts is 'dbt build {{ invocation_id }}';
            if exists (select from pg_roles where rolname = 'atoll_cube') then
                grant usage on schema marts to atoll_cube;
                grant select on all tables in schema marts to atoll_cube;
            end if;
            return;
        exception when lock_not_available or deadlock_detected then
            if attempt = 60 then raise; end if;
            perform pg_sleep(0.5);
        end;
    end loop;
end
$$
{% endmacro %}
