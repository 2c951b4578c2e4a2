{#
Union-find with path halving over nodes 1..node_count and edges (from_nodes[i], to_nodes[i]): linear in the edges, where a
recursive query explodes. The smaller root wins, so a component is named by its smallest member.
#}
{% macro create_connected_components() %}
create schema if not exists intermediate;

create or replace function intermediate.connected_components(node_count integer, from_nodes integer [], to_nodes integer [])
returns table (node integer, root integer)
language plpgsql immutable
as $$
declare
    parent integer[] := array(select n from generate_series(1, node_count) as n order by n);
    a integer;
    b integer;
begin
    for i in 1 .. coalesce(array_length(from_nodes, 1), 0) loop
        a := from_nodes[i];
        b := to_nodes[i];
        while parent[a] <> a loop
            parent[a] := parent[parent[a]];
            a := parent[a];
        end loop;
        while parent[b] <> b loop
            parent[b] := parent[parent[b]];
            b := parent[b];
        end loop;
        if a < b then parent[b] := a; elsif b < a then parent[a] := b; end if;
    end loop;
    for i in 1 .. node_count loop
        a := i;
        while parent[a] <> a loop
            parent[a] := parent[parent[a]];
            a := parent[a];
        end loop;
        node := i;
        root := a;
        return next;
    end loop;
end
$$
{% endmacro %}
