-- Guards against certificates that vanish: each coral of a sheet is matched to an adopted coral, or stands in the list of unmatched ones.
with

sheets as (
    select
        certificate_id,
        coalesce(nullif(n_corals, 0), 1) as corals
    from {{ ref('stg_field__certificates') }}
),

matched as (
    select
        certificate_id,
        count(*) as corals
    from {{ ref('int_certified_corals') }}
    group by certificate_id
),

listed as (
    select
        source_id,
        corals - matched_corals as corals
    from {{ ref('unmatched_certificates') }}
)

select
    sheets.certificate_id,
    sheets.corals,
    matched.corals as matched_corals,
    listed.corals as listed_corals
from sheets
left join matched on sheets.certificate_id = matched.certificate_id
left join listed on sheets.certificate_id = listed.source_id
where sheets.corals <> coalesce(matched.corals, 0) + coalesce(listed.corals, 0)
