with

variants as (
    select * from {{ ref('int_products') }}
),

with_unassigned as (
    select
        variant_id as product_key,
        product_id,
        coalesce(title, 'unassigned') as title,
        variant_title,
        sku,
        product_type,
        revenue_class,
        corals_per_unit,
        species,
        site_key,
        status
    from variants
    union all
    select 'unassigned', null, 'unassigned', null, null, 'unassigned', 'unassigned', 1, 'unassigned', 'unassigned', 'unassigned'
)

select * from with_unassigned
