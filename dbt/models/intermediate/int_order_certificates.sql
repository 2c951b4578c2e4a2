with

certificates as (
    select * from {{ ref('stg_field__certificates') }}
),

orders as (
    select
        order_id,
        {{ normalised_order_name('order_name') }} as normalised_order
    from {{ ref('int_orders') }}
    where is_paid and not is_test and not is_deleted
),

placed as (
    select
        certificates.certificate_id,
        certificates.sent_on,
        orders.order_id,
        coalesce(site_names.site_key, 'unassigned') as site_key,
        coalesce(species_names.species_key, 'unassigned') as species_key,
        coalesce(nullif(certificates.n_corals, 0), 1) as corals
    from certificates
    inner join orders on certificates.normalised_order = orders.normalised_order
    left join {{ ref('int_coral_site_names') }} as site_names on certificates.normalised_site = site_names.normalised_name
    left join {{ ref('int_species_names') }} as species_names
        on {{ normalised_label('certificates.species') }} = species_names.normalised_name
)

select
    *,
    sum(corals) over same_kind - corals as upto,
    sum(corals) over (partition by order_id, site_key, species_key) as wanted_of_kind
from placed
window same_kind as (partition by order_id, site_key, species_key order by sent_on, certificate_id)
