with

members as (
    select * from {{ ref('int_donor_members') }}
),

people as (
    select 'shopify_customer_id' as id_type, customer_id as id_value, first_name, last_name, phone, postcode
    from {{ ref('stg_shopify__customers') }}
    union all
    select 'hubspot_contact_id', contact_id as id_value, first_name, last_name, phone, postcode
    from {{ ref('stg_hubspot__contacts') }}
    where not is_archived
),

named as (
    select
        members.donor_key,
        {{ e164('people.phone') }} as phone,
        {{ normalised_label('people.last_name') }} as surname,
        {{ normalised_label("people.first_name") }} as first_name,
        {{ normalised_label('people.postcode') }} as postcode
    from people
    inner join members on people.id_type = members.id_type and people.id_value = members.id_value
),

-- A name alone says nothing: it comes with a telephone number, or in full with a postcode.
claims as (
    select distinct donor_key, 'phone_and_surname' as rule, phone || '/' || surname as said from named
    union
    select distinct donor_key, 'name_and_postcode' as rule, first_name || '/' || surname || '/' || postcode as said from named
),

-- What many share, as a family name in a small town, is no hint of one person.
hints as (
    select
        *,
        count(*) over (partition by rule, said) as sharing
    from claims
    where said is not null
),

pairs as (
    select
        lefts.donor_key as left_donor_key,
        rights.donor_key as right_donor_key,
        string_agg(distinct lefts.rule, ',' order by lefts.rule) as rules
    from hints as lefts
    inner join hints as rights
        on
            lefts.rule = rights.rule
            and lefts.said = rights.said
            and lefts.donor_key < rights.donor_key
    where lefts.sharing <= 5
    group by lefts.donor_key, rights.donor_key
),

apart as (
    select
        lefts.donor_key as one_key,
        rights.donor_key as other_key
    from {{ ref('donor_decisions') }} as decisions
    inner join members as lefts on decisions.left_key = lefts.identity_key
    inner join members as rights on decisions.right_key = rights.identity_key
    where decisions.kind = 'apart'
)

select
    pairs.left_donor_key,
    pairs.right_donor_key,
    pairs.rules
from pairs
left join apart
    on
        (pairs.left_donor_key = apart.one_key and pairs.right_donor_key = apart.other_key)
        or (pairs.left_donor_key = apart.other_key and pairs.right_donor_key = apart.one_key)
where apart.one_key is null
