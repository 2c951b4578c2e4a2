select
    pipeline_id,
    kind
from {{ source('settings', 'pipelines') }}
