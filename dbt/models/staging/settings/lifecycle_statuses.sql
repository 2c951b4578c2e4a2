select
    lifecycle_status,
    at_least
from {{ source('settings', 'lifecycle_statuses') }}
