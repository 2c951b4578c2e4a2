{{ config(
    materialized='keyed',
    touched_by='donor',
    indexes=[{'columns': ['donor_key']}],
    post_hook="{{ analyze_briefly(this) }}"
) }}

with

donations as (
    select * from {{ ref('fct_donations') }}
    {{ where_touched('donor') }}
)

select
    donor_key,
    gift_key,
    min(gifted_at) as gifted_at,
    min(gift_date) as gift_date,
    {{ fiscal_year('min(gift_date)') }} as fiscal_year,
    min(channel) as channel,
    min(country) as country,
    sum(net)::numeric(16, 2) as net
from donations
where is_counted and donor_key is not null
group by donor_key, gift_key
