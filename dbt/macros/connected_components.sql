{#
Union-find with path halving over nodes 1..node_count and edges (from_nodes[i], to_nodes[i]): linear in the edges, where a
recursive query explodes. The smaller root wins, so a component is named by its smallest member.

An edge is not followed where it would bring two nodes together that must stay apart (apart_from[i], apart_to[i]); edges are followed in
the order in which they come, so the first ones win. `whole` is the component that there would be if all were followed: whoever is in it
can change the components of the others.
#}
{% macro create_connected_components() %}
create schema if not exists intermediate;

drop function if exists intermediate.connected_components(integer, integer [], integer []);
create or replace function intermediate.connected_components(
    node_count integer, from_nodes integer [], to_nodes integer [], apart_from integer [], apart_to integer []
)
returns table (node integer, root integer, whole integer)
language plpgsql immutable
as $$
declare
    parent integer[] := array(select n from generate_series(1, node_count) as n order by n);
    above integer[];
    watched boolean[] := array_fill(false, array[node_count]);
    skipped integer[] := '{}';
    aparts integer := coalesce(array_length(apart_from, 1), 0);
    is_apart boolean;
    a integer;
    b integer;
    c integer;
    d integer;
begin
    for i in 1 .. aparts loop
        watched[apart_from[i]] := true;
        watched[apart_to[i]] := true;
    end loop;
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
        if a = b then continue; end if;
        is_apart := false;
        -- Only where both sides hold a node that must stay apart from something is it worth a look.
        if watched[a] and watched[b] then
            for j in 1 .. aparts loop
                c := apart_from[j];
                while parent[c] <> c loop c := parent[c]; end loop;
                d := apart_to[j];
                while parent[d] <> d loop d := parent[d]; end loop;
                if (c = a and d = b) or (c = b and d = a) then is_apart := true; exit; end if;
            end loop;
        end if;
        if is_apart then
            skipped := skipped || a || b;
        elsif a < b then
            parent[b] := a;
            watched[a] := watched[a] or watched[b];
        else
            parent[a] := b;
            watched[b] := watched[a] or watched[b];
        end if;
    end loop;
    above := parent;
    for i in 1 .. coalesce(array_length(skipped, 1), 0) / 2 loop
        a := skipped[2 * i - 1];
        b := skipped[2 * i];
        while above[a] <> a loop a := above[a]; end loop;
        while above[b] <> b loop b := above[b]; end loop;
        if a < b then above[b] := a; else above[a] := b; end if;
    end loop;
    for i in 1 .. node_count loop
        a := i;
        while parent[a] <> a loop
            parent[a] := parent[parent[a]];
            a := parent[a];
        end loop;
        b := a;
        while above[b] <> b loop
            above[b] := above[above[b]];
            b := above[b];
        end loop;
        node := i;
        root := a;
        whole := b;
        return next;
    end loop;
end
$$
{% endmacro %}
