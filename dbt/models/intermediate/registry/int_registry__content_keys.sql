-- What tells two registrations of one trial apart from two trials, where no number does: per drug its name as a key, with
-- sponsor, phase, size and dates.

with

studies as (

    select * from {{ ref('stg_ctgov__studies') }}

),

interventions as (

    select * from {{ ref('stg_ctgov__interventions') }}

),

registrations as (

    select * from {{ ref('int_registry__registrations') }}

),

registered_drugs as (

    select * from {{ ref('int_registry__registered_drugs') }}

),

stop_names as (

    -- no two trials are alike because both give a placebo
    select name from {{ ref('seed_asset_stop_name') }}
    union
    select word from {{ ref('seed_asset_stop_word') }}

),

records as (

    select
        data_tier,
        nct_id as ext_id,
        true as is_ctgov,
        lead_sponsor_name as sponsor_name,
        array_to_string(list_sort(phases), '|') as phase_codes,
        enrollment_count,
        {{ publisher_date('first_submitted_text') }} as registered_date,
        {{ publisher_date('start_date_text') }} as start_date
    from studies
    union all
    select
        data_tier, ext_id, false, sponsor_name, phase_codes, enrollment_count, registered_date,
        {{ publisher_date('start_date_text') }}
    from registrations

),

names as (

    select data_tier, nct_id as ext_id, intervention_name as name_text from interventions
    union
    select data_tier, nct_id, unnest(other_names) from interventions
    union
    select data_tier, ext_id, intervention_name from registered_drugs
    union
    select data_tier, ext_id, unnest(other_names) from registered_drugs

),

name_keys as (

    select distinct
        data_tier,
        ext_id,
        {{ asset_name_key(asset_name_norm('name_text')) }} as drug_key
    from names

)

select
    records.data_tier,
    records.ext_id,
    records.is_ctgov,
    name_keys.drug_key,
    -- names in Chinese and in English cannot be compared
    case
        when not regexp_matches(records.sponsor_name, '[\x{4e00}-\x{9fff}]')
            then {{ norm_company_name('records.sponsor_name') }}
    end as sponsor_key,
    records.phase_codes,
    records.enrollment_count,
    records.registered_date,
    records.start_date
from records
inner join name_keys
    on name_keys.data_tier = records.data_tier
    and name_keys.ext_id = records.ext_id
where length(name_keys.drug_key) >= 4
    and name_keys.drug_key not in (select {{ asset_name_key('name') }} from stop_names)
