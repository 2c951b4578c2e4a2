select
    alias_key,
    campaign_key
from {{ source('settings', 'campaign_aliases') }}
