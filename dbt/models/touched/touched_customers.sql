{{ touched_records('customer', ref('stg_shopify__customers')) }}
