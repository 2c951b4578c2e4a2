{{ touched_records('company', ref('stg_hubspot__companies')) }}
