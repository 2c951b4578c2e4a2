-- Guards against a retention that does not add up: by the facts themselves, the donors of a fiscal year are its new, retained and
-- recaptured ones, and those of the year before are its retained and lapsed ones.
with

by_facts as (
    select
        {{ fiscal_year('gift_date') }} as fiscal_year,
        count(distinct donor_key) as donors
    from {{ ref('fct_donations') }}
    where is_counted {{ and_touched('donor') }}
    group by {{ fiscal_year('gift_date') }}
),

by_years as (
    select
        fiscal_year,
        count(*) filter (where status in ('new', 'retained', 'recaptured')) as donors,
        count(*) filter (where status in ('retained', 'lapsed')) as prior_donors
    from {{ ref('fct_donor_years') }}
    {{ where_touched('donor') }}
    group by fiscal_year
)

select
    by_years.*,
    by_facts.donors as fact_donors,
    before.donors as fact_prior_donors
from by_years
left join by_facts on by_years.fiscal_year = by_facts.fiscal_year
left join by_facts as before on by_years.fiscal_year - 1 = before.fiscal_year
where (by_years.donors, by_years.prior_donors) is distinct from (coalesce(by_facts.donors, 0), coalesce(before.donors, 0))
