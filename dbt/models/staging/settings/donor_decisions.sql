with

decisions as (
    select * from {{ source('settings', 'donor_decisions') }}
)

-- Those that hold: what was taken back is as if it had never been decided.
select
    decisions.decision_id,
    decisions.kind,
    decisions.left_key,
    decisions.right_key,
    decisions.decided_by,
    decisions.decided_at,
    decisions.why
from decisions
left join decisions as revoking on decisions.decision_id = revoking.revokes
where decisions.kind <> 'revoke' and revoking.decision_id is null
