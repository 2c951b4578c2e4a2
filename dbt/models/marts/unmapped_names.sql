with

products as (
    select * from {{ ref('int_products') }}
),

records as (
    select * from {{ ref('int_field_records') }}
),

deals as (
    select * from {{ ref('stg_hubspot__deals') }}
    where coral_site is not null
),

site_names as (
    select * from {{ ref('int_coral_site_names') }}
),

names as (
    select
        kind,
        name,
        'shopify' as source_system,
        gift_date as seen_date
    from {{ ref('int_unmapped_line_names') }}
    union all
    select
        'site' as kind,
        deals.coral_site as name,
        'hubspot' as source_system,
        {{ local_date('deals.created_at') }} as seen_date
    from deals
    left join site_names on {{ normalised_label('deals.coral_site') }} = site_names.normalised_name
    where site_names.normalised_name is null
    union all
    select
        unmapped.kind,
        unmapped.name,
        'shopify' as source_system,
        null as seen_date
    from products
    cross join
        lateral (
            values
            ('site', products.site_said, products.site_key),
            ('species', products.species, products.species_key),
            ('product_type', products.product_type, products.revenue_class)
        ) as unmapped (kind, name, mapped_to)
    where unmapped.name <> 'unassigned' and unmapped.mapped_to = 'unassigned'
    union all
    select
        unmapped.kind,
        unmapped.name,
        'field' as source_system,
        records.recorded_date as seen_date
    from records
    cross join
        lateral (
            values
            ('site', records.site_name, records.restoration_site_key),
            ('species', records.species, records.species_key)
        ) as unmapped (kind, name, mapped_to)
    where lower(unmapped.name) <> 'unassigned' and unmapped.mapped_to = 'unassigned'
)

select
    kind,
    name,
    source_system,
    count(*)::integer as seen_rows,
    min(seen_date) as first_seen,
    max(seen_date) as last_seen
from names
group by kind, name, source_system
