select
    utm_source,
    utm_medium,
    channel
from {{ source('settings', 'channels') }}
