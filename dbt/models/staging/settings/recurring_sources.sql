select
    source_name
from {{ source('settings', 'recurring_sources') }}
