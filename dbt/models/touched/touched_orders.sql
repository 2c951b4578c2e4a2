{{ touched_records('order', ref('stg_shopify__orders')) }}
