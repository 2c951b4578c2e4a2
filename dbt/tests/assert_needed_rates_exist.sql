-- Guards against money silently left out for want of an exchange rate: names every day and currency that a gift or a deal needs
-- and the published series does not have.
select
    needs.rate_date,
    needs.currency
from {{ ref('int_fx_needs') }} as needs
left join {{ ref('int_fx_rates') }} as rates
    on
        needs.rate_date = rates.rate_date
        and needs.currency = rates.currency
where rates.currency is null
