{{ config(
    materialized='keyed',
    touched_by='order',
    indexes=[{'columns': ['line_key'], 'unique': true}, {'columns': ['order_id']}],
    post_hook="{{ analyze_briefly(this) }}"
) }}

with

lines as (
    select * from {{ ref('int_order_lines') }}
    {{ where_touched('order') }}
),

variants as (
    select * from {{ ref('int_products') }}
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

meanings as (
    select
        meaning,
        {{ normalised_label('property_name') }} as normalised_name
    from {{ ref('line_properties') }}
),

said as (
    select
        lines.line_key,
        min(site_names.site_key) filter (where meanings.meaning = 'site') as site_key,
        min(trim(property ->> 'value')) filter (where meanings.meaning = 'site') as site_said,
        min(trim(property ->> 'value')) filter (where meanings.meaning = 'recipient') as recipient_name,
        min(lower(trim(property ->> 'value'))) filter (where meanings.meaning = 'recipient_email') as recipient_email,
        min(trim(property ->> 'value')) filter (where meanings.meaning = 'message') as gift_message,
        min(trim(property ->> 'value')) filter (where meanings.meaning = 'coral_name') as coral_name,
        min(meanings.meaning) filter (where meanings.meaning in ('in_honor_of', 'in_memory_of')) as tribute_type
    from lines
    cross join lateral {{ json_elements('lines.properties') }} as property
    inner join meanings on {{ normalised_label("property ->> 'name'") }} = meanings.normalised_name
    left join site_names on {{ normalised_label("property ->> 'value'") }} = site_names.normalised_name
    where trim(property ->> 'value') <> ''
    group by lines.line_key
)

-- The class hangs on the product, so a line whose variant was deleted keeps it. A gift card is one whatever its type is called.
select
    lines.line_key,
    lines.order_id,
    lines.line_id,
    lines.quantity,
    lines.refunded_quantity,
    lines.gross,
    lines.discount,
    lines.refunded,
    lines.chargeback,
    lines.net,
    lines.gross_original,
    lines.discount_original,
    lines.refunded_original,
    lines.chargeback_original,
    lines.net_original,
    case
        when lines.line_kind in ('tip', 'shipping', 'tax', 'gift_card', 'outstanding') then lines.line_kind
        when lines.line_kind = 'redemption' then 'gift_card'
        else coalesce(revenue_classes.revenue_class, 'unassigned')
    end as revenue_class,
    coalesce(variants.variant_id, 'unassigned') as product_key,
    coalesce(variants.corals_per_unit, 1) as corals_per_unit,
    coalesce(variants.species_key, 'unassigned') as species_key,
    coalesce(nullif(variants.site_key, 'unassigned'), said.site_key, 'unassigned') as site_key,
    said.site_said,
    coalesce(said.recipient_name, said.recipient_email) is not null as is_gift_for_other,
    said.recipient_name,
    said.recipient_email,
    said.gift_message,
    said.coral_name,
    said.tribute_type
from lines
left join variants on lines.variant_id = variants.variant_id
left join products on coalesce(lines.product_id, variants.product_id) = products.product_id
left join revenue_classes on lower(products.product_type) = lower(revenue_classes.product_type)
left join said on lines.line_key = said.line_key
