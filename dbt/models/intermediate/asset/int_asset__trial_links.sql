-- Drugs that Open Targets links to a trial, by the name that the trial's record gives them: the words there mean this
-- molecule, whatever they mean elsewhere. A curator's name keeps its meaning; a name linked to two molecules leads
-- nowhere; what is never an asset (saline, placebo) is none by a link either.

with

reports as (

    select distinct
        data_tier,
        nct_id as trial_id,
        chembl_id,
        {{ asset_name_key('drug_name_reported') }} as name_key,
        ' ' || array_to_string({{ asset_tokens(asset_text('drug_name_reported')) }}, ' ') || ' ' as name_words
    from {{ ref('stg_open_targets__clinical_reports') }}
    where nct_id is not null
      and chembl_id is not null
      and drug_name_reported is not null

),

records as (

    select distinct
        dictionary.data_tier,
        dictionary.source_record_id as chembl_id,
        components.component_key
    from {{ ref('int_asset__dictionary') }} as dictionary
    inner join {{ ref('int_asset__components') }} as components
        on components.data_tier = dictionary.data_tier
        and components.base_key = dictionary.base_key
    where dictionary.source in ('chembl', 'open_targets')

),

names as (

    select * from {{ ref('int_asset__names') }}

),

stopped as (

    select distinct
        names.data_tier,
        names.component_key
    from names
    inner join {{ ref('seed_asset_stop_name') }} as stop_names
        on {{ asset_name_key('stop_names.name') }} = names.name_key
    where names.component_key is not null

)

select
    reports.data_tier,
    reports.trial_id,
    reports.name_key,
    min(reports.name_words) as name_words,
    min(coalesce(curated_names.component_key, records.component_key)) as component_key,
    bool_or(curated_names.name_key is not null) as is_curated
from reports
inner join records
    on records.data_tier = reports.data_tier
    and records.chembl_id = reports.chembl_id
left join names as curated_names
    on curated_names.data_tier = reports.data_tier
    and curated_names.name_key = reports.name_key
    and curated_names.name_kind = 'curated'
left join stopped
    on stopped.data_tier = records.data_tier
    and stopped.component_key = records.component_key
where reports.name_key is not null
  and stopped.component_key is null
group by reports.data_tier, reports.trial_id, reports.name_key
having count(distinct coalesce(curated_names.component_key, records.component_key)) = 1
