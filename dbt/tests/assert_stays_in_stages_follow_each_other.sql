-- Guards against gaps and doubles in the course of a deal: each stay ends when the next begins, exactly one is open, and that one is
-- in the stage which the deal has now.
with

stays as (
    select
        *,
        lead(entered_at) over (partition by deal_key order by entry_number) as next_entered_at
    from {{ ref('fct_deal_stage_history') }}
),

deals as (
    select * from {{ ref('fct_deals') }}
)

select
    deal_key,
    deal_stage_key,
    'does not end when the next begins' as problem
from stays
where exited_at is distinct from next_entered_at
union all
select
    deals.deal_key,
    stays.deal_stage_key,
    'is not in the stage of the deal' as problem
from stays
inner join deals on stays.deal_key = deals.deal_key
where stays.exited_at is null and stays.stage_id <> deals.stage_id
