-- Guards against money silently left out for want of an exchange rate: says every currency, and its first day, that a gift or a
-- deal needs and the published series does not have.
with

missing as (
    select
        needs.currency,
        min(needs.rate_date) as first_day,
        count(*) as days
    from {{ ref('int_fx_needs') }} as needs
    left join {{ ref('int_fx_rates') }} as rates
        on
            needs.rate_date = rates.rate_date
            and needs.currency = rates.currency
    where rates.currency is null
    group by needs.currency
)

select
    intermediate.fail(
        'no exchange rate for ' || string_agg(
            currency || ' on ' || first_day || case when days > 1 then ' and ' || (days - 1) || ' more days' else '' end,
            ', ' order by currency
        )
    ) as message
from missing
having count(*) > 0
