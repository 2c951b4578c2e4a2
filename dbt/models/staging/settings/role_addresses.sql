select local_part
from {{ source('settings', 'role_addresses') }}
