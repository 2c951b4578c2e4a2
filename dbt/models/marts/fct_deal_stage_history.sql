with

changes as (
    select * from {{ ref('stg_hubspot__deal_stage_changes') }}
),

deals as (
    select * from {{ ref('int_deals') }}
    where not is_archived
),

stages as (
    select * from {{ ref('stg_hubspot__deal_pipelines') }}
),

-- Ids of stages are the account's, so one that the deal's pipeline lacks is of a pipeline that the deal was in before.
known_stages as (
    select distinct on (stage_id) *
    from stages
    order by stage_id, pipeline_id
),

-- A program may write the stage that a deal is in already; it stays one stay.
entries as (
    select
        *,
        lag(stage_id) over (partition by deal_id order by changed_at) as stage_before
    from changes
    where stage_id is not null
),

stays as (
    select
        *,
        row_number() over (partition by deal_id order by changed_at)::integer as entry_number,
        lead(changed_at) over (partition by deal_id order by changed_at) as exited_at
    from entries
    where stage_id is distinct from stage_before
)

select
    stays.deal_stage_change_id as deal_stage_key,
    'hubspot:' || stays.deal_id as deal_key,
    stays.entry_number,
    coalesce(own_stages.pipeline, known_stages.pipeline, deals.pipeline) as pipeline,
    stays.stage_id,
    coalesce(own_stages.stage, known_stages.stage, stays.stage_id) as stage,
    coalesce(own_stages.stage_order, known_stages.stage_order) as stage_order,
    coalesce(own_stages.is_closed, known_stages.is_closed, false) as is_closing_stage,
    stays.changed_at as entered_at,
    {{ local_date('stays.changed_at') }} as entered_date,
    stays.exited_at,
    {{ local_date('stays.exited_at') }} as exited_date,
    {{ local_date('coalesce(stays.exited_at, ' ~ current_instant() ~ ')') }} - {{ local_date('stays.changed_at') }} as days,
    deals.owner,
    deals.is_partner,
    'hubspot' as source_system,
    stays.deal_id as source_id,
    stays.loaded_at
from stays
inner join deals on stays.deal_id = deals.deal_id
left join stages as own_stages
    on
        deals.pipeline_id = own_stages.pipeline_id
        and stays.stage_id = own_stages.stage_id
left join known_stages on stays.stage_id = known_stages.stage_id
