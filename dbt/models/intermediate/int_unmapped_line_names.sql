{{ config(materialized='keyed', touched_by='order', indexes=[{'columns': ['order_id']}], post_hook="{{ analyze_briefly(this) }}") }}

with

lines as (
    select
        order_id,
        properties
    from {{ ref('int_order_lines') }}
    {{ where_touched('order') }}
),

order_lines as (
    select * from {{ ref('int_order_lines_classified') }}
    {{ where_touched('order') }}
),

orders as (
    select
        order_id,
        gift_date
    from {{ ref('int_orders') }}
    {{ where_touched('order') }}
),

known as (
    select distinct {{ normalised_label('property_name') }} as normalised_name
    from {{ ref('line_properties') }}
),

names as (
    select
        lines.order_id,
        'line_property' as kind,
        property ->> 'name' as name
    from lines
    cross join lateral {{ json_elements('lines.properties') }} as property
    left join known on {{ normalised_label("property ->> 'name'") }} = known.normalised_name
    where known.normalised_name is null
    union all
    select
        order_id,
        'site' as kind,
        site_said as name
    from order_lines
    where site_said is not null and site_key = 'unassigned'
)

select
    names.order_id,
    names.kind,
    names.name,
    orders.gift_date
from names
inner join orders on names.order_id = orders.order_id
where names.name is not null
