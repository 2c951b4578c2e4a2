-- Guards against a survival above 100 %, whichever way a survey came in.
select
    survey_id,
    n_sampled,
    n_alive
from {{ ref('stg_field__reef_surveys') }}
where n_alive > n_sampled or n_alive < 0
