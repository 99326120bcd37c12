-- Known drugs in the descriptions of interventions of a study whose interventions name no drug ('Neoadjuvant
-- chemoradiotherapy'). Elsewhere descriptions are not read for drugs: they name what else the patients take.

with

interventions as (

    select * from {{ ref('int_registry__interventions') }}

),

named_studies as (

    select distinct data_tier, trial_id
    from {{ ref('int_asset__intervention_nodes') }}
    where node_kind in ('reference', 'regimen', 'fuzzy', 'code', 'cell', 'number')

),

names as (

    select data_tier, name_key, component_key
    from {{ ref('int_asset__names') }}
    where component_key is not null
      and length(name_key) >= 6
      and (name_kind = 'curated' or (name_kind = 'preferred' and contains(sources, ',')))

),

stop_names as (

    select {{ asset_name_key('name') }} as stop_key from {{ ref('seed_asset_stop_name') }}

),

texts as (

    select
        interventions.data_tier,
        interventions.trial_id,
        interventions.intervention_no,
        interventions.intervention_name as name_text,
        {{ asset_tokens(asset_text('interventions.intervention_description')) }} as words
    from interventions
    left join named_studies
        on named_studies.data_tier = interventions.data_tier
        and named_studies.trial_id = interventions.trial_id
    where named_studies.trial_id is null
      and coalesce(interventions.intervention_type, 'DRUG') in ('DRUG', 'BIOLOGICAL')
      and interventions.intervention_description is not null
      and regexp_matches(
            lower(interventions.intervention_name),
            'chemo|radio|regimen|conditioning|therapy|treatment|protocol|standard|medicine|medication|drug|an(a)?esthesia|inhibitor|antibod|biologic|antiallergic|steroid|choice|pd-?1|\+'
          )
      and not regexp_matches(lower(interventions.intervention_name), 'placebo|rescue|herbal|blood|sample|extract|allerg|vaccin')

),

positions as (

    select *, unnest(range(1, least(length(words), 150) + 1)) as start_no from texts

),

runs as (

    select
        data_tier, trial_id, intervention_no, name_text,
        array_to_string(words[start_no:start_no + n_words - 1], '') as name_key
    from positions
    cross join (select unnest(range(1, 4)) as n_words) as widths
    where start_no + n_words - 1 <= length(words)

)

select distinct
    runs.data_tier,
    runs.trial_id,
    runs.intervention_no,
    runs.name_text,
    min(runs.name_key) as name_key,
    names.component_key
from runs
inner join names on names.data_tier = runs.data_tier and names.name_key = runs.name_key
left join stop_names on stop_names.stop_key = runs.name_key
where stop_names.stop_key is null
group by runs.data_tier, runs.trial_id, runs.intervention_no, runs.name_text, names.component_key
