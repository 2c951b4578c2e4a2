select
    id_type,
    id_value,
    erased_at
from {{ source('privacy', 'tombstones') }}
where id_type in ('email', 'shopify_customer_id', 'hubspot_contact_id')
