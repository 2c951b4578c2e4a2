-- What is said until now must be known before it is replaced.
{% do after_lists('statement') -%}
{{ config(
    materialized='keyed',
    touched_by='record',
    indexes=[
        {'columns': ['record_kind', 'record_id']},
        {'columns': ['id_type', 'id_value']},
        {'columns': ['linked_type', 'linked_value']},
    ],
    post_hook="{{ analyze_briefly(this) }}"
) }}

with

customers as (
    select * from {{ ref('stg_shopify__customers') }}
    {{ where_touched('customer', landed='loaded_at') }}
),

orders as (
    select * from {{ ref('stg_shopify__orders') }}
    {{ where_touched('order', landed='loaded_at') }}
),

contacts as (
    select * from {{ ref('stg_hubspot__contacts') }}
    {{ where_touched('contact', landed='loaded_at') }}
),

companies as (
    select * from {{ ref('stg_hubspot__companies') }}
    {{ where_touched('company', landed='loaded_at') }}
),

deals as (
    select * from {{ ref('int_deals') }}
    {{ where_touched('deal') }}
),

-- Each row: a source record says that two identifiers belong to one person. A record with one identifier links to nothing.
pairs as (
    select
        'customer' as record_kind, customer_id as record_id,
        'shopify' as source_system, 'shopify_customer_id' as id_type, customer_id as id_value,
        'email' as linked_type, email as linked_value, 'same_email' as match_rule, created_at as seen_at, loaded_at
    from customers
    union all
    select
        'order', order_id as record_id, 'shopify', 'shopify_customer_id', customer_id, 'email', email, 'same_email', created_at, loaded_at
    from orders
    where customer_id is not null
    union all
    select 'order' as record_kind, order_id as record_id, 'shopify', 'email', email, null, null, 'same_email', created_at, loaded_at
    from orders
    where customer_id is null and email is not null
    union all
    select
        'contact', contact_id as record_id, 'hubspot', 'hubspot_contact_id', contact_id, 'email', email, 'same_email', created_at,
        loaded_at
    from contacts
    union all
    select
        'contact', contact_id as record_id, 'hubspot', 'hubspot_contact_id', contact_id, 'email', {{ normalised_email('additional') }},
        'additional_email', created_at, loaded_at
    from contacts
    cross join lateral unnest(string_to_array(additional_emails, ';')) as additional
    union all
    select
        'contact', contact_id as record_id, 'hubspot', 'hubspot_contact_id', contact_id, 'hubspot_contact_id', nullif(trim(merged), ''),
        'merged_id', created_at, loaded_at
    from contacts
    cross join lateral unnest(string_to_array(merged_contact_ids, ';')) as merged
    union all
    select 'company', company_id as record_id, 'hubspot', 'hubspot_company_id', company_id, null, null, 'source_id', created_at, loaded_at
    from companies
    union all
    select 'deal', deal_id as record_id, 'hubspot', identity_type, identity_value, null, null, 'source_id', created_at, loaded_at
    from deals
    where identity_value is not null and not is_archived
)

-- An address that many people read names no one of them.
select
    pairs.record_kind,
    pairs.record_id,
    pairs.source_system,
    pairs.id_type,
    pairs.id_value,
    pairs.linked_type,
    case when roles.local_part is null then pairs.linked_value end as linked_value,
    pairs.match_rule,
    pairs.seen_at,
    pairs.loaded_at
from pairs
left join {{ ref('role_addresses') }} as roles
    on
        pairs.linked_type = 'email'
        and split_part(pairs.linked_value, '@', 1) = roles.local_part
