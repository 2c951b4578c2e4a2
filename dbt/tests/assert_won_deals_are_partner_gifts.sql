-- Guards against a won deal that raises nothing, a gift of a deal that was not won, and one amount stated twice in two ways:
-- won partner deals and partner lines of the gifts are the same, to the cent.
with

won as (
    select
        deal_key,
        amount,
        close_date
    from {{ ref('fct_deals') }}
    where is_partner and is_won and close_date is not null
),

lines as (
    select
        gift_key,
        net,
        gift_date
    from {{ ref('fct_donations') }}
    where revenue_class = 'partner'
)

select
    won.deal_key,
    won.amount,
    won.close_date,
    lines.gift_key,
    lines.net,
    lines.gift_date
from won
full outer join lines on won.deal_key = lines.gift_key
where (won.deal_key, won.amount, won.close_date) is distinct from (lines.gift_key, lines.net, lines.gift_date)
