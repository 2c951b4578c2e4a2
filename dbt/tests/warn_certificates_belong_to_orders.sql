{{ config(severity='warn') }}

-- Certificates for an order that the shop does not know: a slip of the pen in the sheet, or an order that was deleted.
select
    certificates.certificate_no,
    certificates.order_name,
    certificates.file_name,
    certificates.file_row
from {{ ref('stg_field__certificates') }} as certificates
left join {{ ref('stg_shopify__orders') }} as orders on certificates.order_name = orders.order_name
where orders.order_id is null
