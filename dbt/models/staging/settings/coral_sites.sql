select
    site_key,
    parent_key,
    level,
    name,
    country,
    latitude,
    longitude,
    aliases,
    opened_at,
    status
from {{ source('settings', 'coral_sites') }}
