-- Guards against a period without a gift that has no row, so that a lapsed donor would be missed, and against one that has two: from
-- the first gift to today every donor has as many rows as there are fiscal years, and months.
with

firsts as (
    select
        donor_key,
        min(gift_date) as first_day,
        greatest(max(gift_date), {{ today() }}) as last_day
    from {{ ref('fct_donations') }}
    where is_counted and donor_key is not null {{ and_touched('donor') }}
    group by donor_key
),

years as (
    select
        donor_key,
        count(*) as periods
    from {{ ref('fct_donor_years') }}
    {{ where_touched('donor') }}
    group by donor_key
),

months as (
    select
        donor_key,
        count(*) as periods
    from {{ ref('fct_donor_months') }}
    {{ where_touched('donor') }}
    group by donor_key
)

select
    firsts.*,
    years.periods as years,
    months.periods as months
from firsts
full join years on firsts.donor_key = years.donor_key
full join months on firsts.donor_key = months.donor_key
where
    years.periods is distinct from {{ fiscal_year('firsts.last_day') }} - {{ fiscal_year('firsts.first_day') }} + 1
    or months.periods is distinct from
    (extract(year from firsts.last_day) - extract(year from firsts.first_day)) * 12
    + extract(month from firsts.last_day) - extract(month from firsts.first_day) + 1
