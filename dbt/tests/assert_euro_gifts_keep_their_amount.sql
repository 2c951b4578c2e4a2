-- Guards against converting what needs no conversion: paid and settled in the reporting currency, a gift's net is what was paid.
select
    line_key,
    net,
    net_original
from {{ ref('fct_donations') }}
where currency = '{{ var("reporting_currency") }}' and fx_rate = 1 and net <> net_original {{ and_touched('line') }}
