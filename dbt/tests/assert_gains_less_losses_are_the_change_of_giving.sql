-- Guards against gains and losses that miss a donor or a class: gains less losses of a fiscal year are what giving of known donors
-- changed by since the year before, by the facts themselves.
with

by_facts as (
    select
        {{ fiscal_year('gift_date') }} as fiscal_year,
        sum(net) as net
    from {{ ref('fct_donations') }}
    where is_counted and donor_key is not null {{ and_touched('donor') }}
    group by {{ fiscal_year('gift_date') }}
),

by_classes as (
    select
        fiscal_year,
        coalesce(sum(delta) filter (where gain_loss_class in ('new', 'recaptured', 'upgraded')), 0) as gains,
        coalesce(-sum(delta) filter (where gain_loss_class in ('downgraded', 'lapsed_new', 'lapsed_repeat')), 0) as losses
    from {{ ref('fct_donor_years') }}
    {{ where_touched('donor') }}
    group by fiscal_year
)

select
    by_classes.*,
    by_facts.net,
    before.net as prior_net
from by_classes
left join by_facts on by_classes.fiscal_year = by_facts.fiscal_year
left join by_facts as before on by_classes.fiscal_year - 1 = before.fiscal_year
where by_classes.gains - by_classes.losses <> coalesce(by_facts.net, 0) - coalesce(before.net, 0)
