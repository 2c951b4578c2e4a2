-- Guards against a donor being new twice or never: whoever made a counted gift has exactly one first gift, and none before it.
with

counted as (
    select * from {{ ref('fct_donations') }}
    where is_counted and donor_key is not null {{ and_touched('donor') }}
)

select
    donor_key,
    count(distinct gift_key) filter (where is_first_gift) as first_gifts,
    min(gifted_at) as first_gifted_at,
    min(gifted_at) filter (where is_first_gift) as marked_gifted_at
from counted
group by donor_key
having count(distinct gift_key) filter (where is_first_gift) <> 1 or min(gifted_at) <> min(gifted_at) filter (where is_first_gift)
