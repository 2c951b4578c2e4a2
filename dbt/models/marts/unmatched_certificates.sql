with

certificates as (
    select * from {{ ref('stg_field__certificates') }}
),

matched as (
    select
        certificate_id,
        count(*)::integer as matched_corals
    from {{ ref('int_certified_corals') }}
    group by certificate_id
),

named as (
    select distinct {{ normalised_order_name('order_name') }} as normalised_order
    from {{ ref('int_orders') }}
),

found as (
    select
        certificates.*,
        coalesce(nullif(certificates.n_corals, 0), 1)::integer as corals,
        coalesce(matched.matched_corals, 0) as matched_corals,
        named.normalised_order is not null as is_order_known
    from certificates
    left join matched on certificates.certificate_id = matched.certificate_id
    left join named on certificates.normalised_order = named.normalised_order
)

select
    certificate_id as source_id,
    certificate_no,
    order_name,
    sent_on as certificate_date,
    corals,
    matched_corals,
    case
        when not is_order_known then 'order_unknown'
        when matched_corals = 0 then 'order_keeps_no_corals'
        else 'more_than_adopted'
    end as reason,
    file_name,
    file_row,
    'field' as source_system,
    loaded_at
from found
where matched_corals < corals
