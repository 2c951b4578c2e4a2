{{ touched_records('contact', ref('stg_hubspot__contacts')) }}
