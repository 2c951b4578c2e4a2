select
    property_name,
    meaning
from {{ source('settings', 'line_properties') }}
