{{ config(
    materialized='keyed',
    touched_by='order',
    indexes=[{'columns': ['line_key', 'unit_no'], 'unique': true}, {'columns': ['order_id']}],
    post_hook="{{ analyze_briefly(this) }}"
) }}

with

wanted as (
    select * from {{ ref('int_order_certificates') }}
    {{ where_touched('order') }}
),

lots as (
    select * from {{ ref('int_adoption_lots') }}
    where kept > 0 {{ and_touched('order') }}
),

-- Corals stand in one row by order, site and species, and so do the certificates' corals; equal places belong together.
offered as (
    select
        lots.*,
        sum(kept) over (partition by order_id) as kept_by_order,
        sum(kept) over same_kind - kept as upto
    from lots
    where order_id in (select wanted.order_id from wanted)
    window same_kind as (partition by order_id, site_key, species_key order by line_key)
),

orders_kept as (
    select distinct order_id, kept_by_order from offered
),

places as (
    select
        wanted.*,
        wanted.upto + number as place
    from wanted
    inner join orders_kept on wanted.order_id = orders_kept.order_id
    cross join lateral generate_series(1, least(wanted.corals, orders_kept.kept_by_order)) as number
),

same_kind as (
    select
        places.certificate_id,
        places.order_id,
        places.sent_on,
        places.place,
        offered.line_key,
        places.place - offered.upto as unit_no
    from places
    left join offered
        on
            places.order_id = offered.order_id
            and places.site_key = offered.site_key
            and places.species_key = offered.species_key
            and places.place > offered.upto
            and places.place <= offered.upto + offered.kept
),

kinds as (
    select distinct order_id, site_key, species_key, wanted_of_kind from wanted
),

left_over as (
    select
        offered.order_id,
        offered.line_key,
        offered.kept,
        least(offered.kept, greatest(coalesce(kinds.wanted_of_kind, 0) - offered.upto, 0)) as taken
    from offered
    left join kinds
        on
            offered.order_id = kinds.order_id
            and offered.site_key = kinds.site_key
            and offered.species_key = kinds.species_key
),

-- What a certificate says of site or species may be missing or wrong; the order's other corals are next.
rest_offered as (
    select
        *,
        kept - taken as rest,
        sum(kept - taken) over (partition by order_id order by line_key) - (kept - taken) as upto_rest
    from left_over
    where kept > taken
),

rest_wanted as (
    select
        *,
        row_number() over (partition by order_id order by sent_on, certificate_id, place) as rest_place
    from same_kind
    where line_key is null
)

select
    order_id,
    line_key,
    unit_no::integer as unit_no,
    certificate_id
from same_kind
where line_key is not null
union all
select
    rest_offered.order_id,
    rest_offered.line_key,
    (rest_offered.taken + rest_wanted.rest_place - rest_offered.upto_rest)::integer as unit_no,
    rest_wanted.certificate_id
from rest_wanted
inner join rest_offered
    on
        rest_wanted.order_id = rest_offered.order_id
        and rest_wanted.rest_place > rest_offered.upto_rest
        and rest_wanted.rest_place <= rest_offered.upto_rest + rest_offered.rest
