select
    domain_part,
    channel
from {{ source('settings', 'referrers') }}
