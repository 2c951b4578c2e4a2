{% do after_lists('gift') -%}

-- Lines of touched gifts and of touched donors: those that there are now, and those that are served and may be gone.
with

gifts as (
    {{ touched_by('gift')[1] }}
),

served as (
    select * from {{ before('marts.fct_donations', ['line_key', 'gift_key', 'donor_key']) }} as served
)

select donations.line_key
from gifts
inner join {{ ref('int_donations') }} as donations on gifts.gift_key = donations.gift_key
union
select donations.line_key
from {{ ref('touched_identifiers') }} as touched
inner join {{ ref('int_donations') }} as donations
    on
        touched.id_type = donations.identity_type
        and touched.id_value = donations.identity_value
union
select served.line_key
from served
inner join gifts on served.gift_key = gifts.gift_key
union
select served.line_key
from served
inner join {{ ref('touched_donors') }} as donors on served.donor_key = donors.donor_key
