with

orders as (
    select * from {{ ref('stg_shopify__orders') }}
    {{ where_touched('order', landed='loaded_at') }}
),

-- Without Shopify's journey (Airbyte's connector) the order's own landing page and referrer stand for its last visit.
visits as (
    select
        order_id,
        case
            when journey is not null
                then case when jsonb_typeof(journey -> 'last_visit') = 'object' then journey -> 'last_visit' end
            when coalesce(landing_site, referring_site) is not null
                then jsonb_build_object(
                    'landing_page', landing_site,
                    'referrer_url', referring_site,
                    'source', case when referring_site is null then 'direct' end
                )
        end as visit
    from orders
),

parsed as (
    select
        order_id,
        visit is not null as has_visit,
        coalesce(visit -> 'utm_parameters' ->> 'source', {{ url_parameter("visit ->> 'landing_page'", 'utm_source') }}) as utm_source,
        coalesce(visit -> 'utm_parameters' ->> 'medium', {{ url_parameter("visit ->> 'landing_page'", 'utm_medium') }}) as utm_medium,
        coalesce(visit -> 'utm_parameters' ->> 'campaign', {{ url_parameter("visit ->> 'landing_page'", 'utm_campaign') }}) as utm_campaign,
        lower(substring(visit ->> 'referrer_url' from '^(?:[a-zA-Z-]+://)?([^/?#:]+)')) as referrer_domain,
        lower(trim(visit ->> 'source')) = 'direct' as is_direct
    from visits
)

select
    order_id,
    has_visit,
    nullif(lower(trim(utm_source)), '') as utm_source,
    nullif(lower(trim(utm_medium)), '') as utm_medium,
    nullif(trim(utm_campaign), '') as utm_campaign,
    referrer_domain,
    coalesce(is_direct, false) as is_direct
from parsed
