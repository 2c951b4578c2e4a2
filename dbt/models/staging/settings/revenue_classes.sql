select
    product_type,
    revenue_class
from {{ source('settings', 'revenue_classes') }}
