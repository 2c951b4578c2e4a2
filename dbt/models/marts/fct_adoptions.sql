{{ config(
    materialized='keyed',
    touched_by='line',
    indexes=[{'columns': ['adopted_date']}, {'columns': ['donor_key']}, {'columns': ['site_key']}]
) }}

with

donations as (
    select * from {{ ref('fct_donations') }}
    {{ where_touched('line') }}
),

lots as (
    select * from {{ ref('int_adoption_lots') }}
    {{ where_touched('line') }}
),

certified as (
    select
        corals.line_key,
        corals.unit_no,
        corals.certificate_id,
        certificates.sent_on,
        certificates.fragment_id,
        certificates.outplanted_on
    from {{ ref('int_certified_corals') }} as corals
    inner join {{ ref('stg_field__certificates') }} as certificates on corals.certificate_id = certificates.certificate_id
)

-- Corals of refunded units and of orders lost to a chargeback stay as cancelled rows, after those that are kept.
select
    donations.line_key || ':' || units.unit_no as adoption_key,
    donations.line_key,
    donations.gift_key,
    units.unit_no,
    donations.donor_key,
    lots.site_key,
    lots.species_key,
    donations.gifted_at as adopted_at,
    donations.gift_date as adopted_date,
    donations.is_gift_for_other,
    donations.gross - donations.discount <= 0 as is_complimentary,
    units.unit_no > lots.kept as is_cancelled,
    case
        when units.unit_no > lots.kept then 'cancelled'
        when certified.outplanted_on is not null then 'outplanted'
        when certified.fragment_id is not null then 'seeded'
        else 'adopted'
    end as stage,
    certified.certificate_id,
    certified.sent_on as certificate_date,
    certified.sent_on - donations.gift_date as days_to_certificate,
    certified.fragment_id,
    certified.outplanted_on as outplanted_date,
    certified.outplanted_on - donations.gift_date as days_to_outplant,
    (case
        when lots.kept = 0 then {{ allocated('donations.net', '1', 'units.unit_no', 'lots.corals', reporting_digits(), 'false') }}
        when units.unit_no <= lots.kept
            then {{ allocated('donations.net', '1', 'units.unit_no', 'lots.kept', reporting_digits(), 'false') }}
        else 0
    end)::numeric(16, 2) as amount,
    donations.source_system,
    donations.source_id,
    donations.loaded_at
from lots
inner join donations on lots.line_key = donations.line_key
cross join lateral generate_series(1, lots.corals) as units (unit_no)
left join certified
    on
        lots.line_key = certified.line_key
        and units.unit_no = certified.unit_no
