with

source as (
    {{ newest_rows('hubspot', 'deal_pipelines', key='"pipelineId"') }}
),

-- One row per stage: a pipeline is only ever read together with its stages.
renamed as (
    select
        source."pipelineId" || ':' || (stage ->> 'stageId') as pipeline_stage_id,
        source."pipelineId" as pipeline_id,
        source.label as pipeline,
        stage ->> 'stageId' as stage_id,
        stage ->> 'label' as stage,
        {{ number_or_null("stage ->> 'displayOrder'") }}::integer as stage_order,
        round({{ number_or_null("stage -> 'metadata' ->> 'probability'") }}, 4) as probability,
        coalesce(lower(stage -> 'metadata' ->> 'isClosed') = 'true', false) as is_closed,
        source._airbyte_extracted_at as loaded_at
    from source
    cross join lateral {{ json_elements('source.stages') }} as stage
)

select * from renamed
