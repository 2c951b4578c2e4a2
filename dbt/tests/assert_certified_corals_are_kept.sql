-- Guards against a certificate that brings a refunded coral back to life, or that is lost on its way into the mart.
with

certified as (
    select
        line_key,
        unit_no
    from {{ ref('int_certified_corals') }}
    {{ where_touched('order') }}
),

adoptions as (
    select
        line_key,
        unit_no,
        is_cancelled
    from {{ ref('fct_adoptions') }}
    where certificate_id is not null {{ and_touched('line') }}
)

select
    certified.line_key,
    certified.unit_no,
    adoptions.is_cancelled
from certified
left join adoptions
    on
        certified.line_key = adoptions.line_key
        and certified.unit_no = adoptions.unit_no
where adoptions.is_cancelled is distinct from false
