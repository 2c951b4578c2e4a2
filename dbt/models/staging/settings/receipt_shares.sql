select
    revenue_class,
    share
from {{ source('settings', 'receipt_shares') }}
