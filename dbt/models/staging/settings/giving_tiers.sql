select
    tier,
    at_least
from {{ source('settings', 'giving_tiers') }}
