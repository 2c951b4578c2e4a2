select
    part,
    score,
    at_least
from {{ source('settings', 'rfm_scores') }}
