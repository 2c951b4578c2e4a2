with

variants as (
    select * from {{ ref('stg_shopify__product_variants') }}
),

products as (
    select * from {{ ref('stg_shopify__products') }}
),

revenue_classes as (
    select * from {{ ref('revenue_classes') }}
),

site_names as (
    select * from {{ ref('int_coral_site_names') }}
),

species_names as (
    select * from {{ ref('int_species_names') }}
),

options as (
    select
        variants.variant_id,
        max(choice ->> 'value') filter (where {{ normalised_label("choice ->> 'name'") }} = 'site') as site,
        max(choice ->> 'value') filter (where {{ normalised_label("choice ->> 'name'") }} = 'pack') as pack,
        max(choice ->> 'value') filter (where {{ normalised_label("choice ->> 'name'") }} in ('species', 'espece')) as species
    from variants
    cross join lateral {{ json_elements('variants.options') }} as choice
    group by variants.variant_id
)

select
    variants.variant_id,
    variants.product_id,
    products.title,
    variants.title as variant_title,
    variants.sku,
    coalesce(products.product_type, 'unassigned') as product_type,
    coalesce(revenue_classes.revenue_class, 'unassigned') as revenue_class,
    coalesce(substring(options.pack from '\d+')::integer, 1) as corals_per_unit,
    coalesce(nullif(trim(options.species), ''), 'unassigned') as species,
    coalesce(species_names.species_key, 'unassigned') as species_key,
    options.site as site_said,
    coalesce(site_names.site_key, 'unassigned') as site_key,
    coalesce(products.status, 'unassigned') as status,
    variants.loaded_at
from variants
left join products on variants.product_id = products.product_id
left join revenue_classes on lower(products.product_type) = lower(revenue_classes.product_type)
left join options on variants.variant_id = options.variant_id
left join species_names on {{ normalised_label('options.species') }} = species_names.normalised_name
left join site_names on {{ normalised_label('options.site') }} = site_names.normalised_name
