-- Guards against a history that forgets or contradicts itself: everybody has one current row, which says what dim_donors says, who
-- is no donor any longer has none, and the rows of a donor never overlap.
with

donors as (
    select * from {{ ref('dim_donors') }}
    {{ where_touched('donor') }}
),

rows_in_order as (
    select
        *,
        lead(valid_from) over (partition by donor_key order by valid_from) as next_from
    from {{ ref('dim_donor_history') }}
    {{ where_touched('donor') }}
),

current_rows as (
    select * from rows_in_order
    where is_current
)

select
    donors.donor_key,
    current_rows.donor_key as history_key
from donors
full join current_rows on donors.donor_key = current_rows.donor_key
where
    (donors.giving_tier, donors.lifecycle_status, donors.country, donors.accepts_marketing, donors.do_not_contact, donors.owner)
    is distinct from
    (
        current_rows.giving_tier, current_rows.lifecycle_status, current_rows.country, current_rows.accepts_marketing,
        current_rows.do_not_contact, current_rows.owner
    )
union all
select
    donor_key,
    donor_key as history_key
from rows_in_order
where next_from is not null and (valid_to is null or valid_to > next_from)
