{{ config(
    materialized='keyed',
    touched_by='donor',
    indexes=[{'columns': ['donor_key'], 'unique': true}],
    post_hook="{{ analyze_briefly(this) }}"
) }}

with

members as (
    select * from {{ ref('int_donor_members') }}
    {{ where_touched('donor') }}
),

crm_countries as (
    select * from {{ ref('int_crm_countries') }}
),

orders as (
    select * from {{ ref('int_orders') }}
),

records as (
    select
        1 as precedence,
        'shopify_customer_id' as id_type,
        customer_id as id_value,
        nullif(concat_ws(' ', first_name, last_name), '') as name,
        email, country, null as language, email_consent, sms_consent, false as is_opted_out, null as refused_ids, updated_at
    from {{ ref('stg_shopify__customers') }}
    union all
    select
        2, 'hubspot_contact_id', contact_id, nullif(concat_ws(' ', first_name, last_name), ''),
        email, null, language, null, null, is_opted_out, opted_out_subscription_ids, updated_at
    from {{ ref('stg_hubspot__contacts') }}
    union all
    select 2, 'hubspot_company_id', company_id, name, null, null, null, null, null, false, null, updated_at
    from {{ ref('stg_hubspot__companies') }}
    union all
    select
        3, identity_type, identity_value, billing_name,
        case when identity_type = 'email' then identity_value end, nullif(country, 'unassigned'), null, null, null, false,
        null, gifted_at
    from orders
    where identity_value is not null
),

named as (
    select
        members.donor_key,
        members.donor_type,
        records.*,
        coalesce(records.country, crm_countries.country) as known_country,
        tombstones.erased_at
    from members
    left join records
        on
            members.id_type = records.id_type
            and members.id_value = records.id_value
    left join crm_countries
        on
            records.id_type = crm_countries.identity_type
            and records.id_value = crm_countries.identity_value
    left join {{ ref('stg_privacy__tombstones') }} as tombstones
        on
            members.id_type = tombstones.id_type
            and members.id_value = tombstones.id_value
)

-- Of several records of a donor the shop's says most, then the CRM's, then what an order says; the newest of each first. Of several
-- consents the strictest holds: a no anywhere outweighs every yes.
select
    donor_key,
    min(donor_type) as donor_type,
    (array_agg(name order by precedence asc, updated_at desc, id_value asc) filter (where name is not null))[1] as name,
    (array_agg(email order by precedence asc, updated_at desc, id_value asc) filter (where email is not null))[1] as email,
    (array_agg(known_country order by precedence asc, updated_at desc, id_value asc) filter (where known_country is not null))[1]
        as country,
    (array_agg(language order by precedence asc, updated_at desc, id_value asc) filter (where language is not null))[1] as language,
    case
        when bool_or(is_opted_out or email_consent in ('unsubscribed', 'redacted')) or max(erased_at) is not null then 'refused'
        when bool_or(email_consent = 'subscribed') then 'given'
        else 'unknown'
    end as email_consent,
    case
        when bool_or(sms_consent in ('unsubscribed', 'redacted')) or max(erased_at) is not null then 'refused'
        when bool_or(sms_consent = 'subscribed') then 'given'
        else 'unknown'
    end as sms_consent,
    string_agg(refused_ids, ';' order by refused_ids) as refused_subscription_ids,
    coalesce(bool_or(is_opted_out), false) or max(erased_at) is not null as do_not_contact,
    max(erased_at) as erased_at
from named
group by donor_key
