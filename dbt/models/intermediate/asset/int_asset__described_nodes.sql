-- Known drugs of a study whose interventions name none ('Neoadjuvant chemoradiotherapy'): those that the descriptions of
-- its interventions name, and those that Open Targets links to it, where only one intervention can be meant. Elsewhere
-- neither is taken for a drug that the study gives: they name what else the patients take, and no arm would have it.

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

links as (

    select * from {{ ref('int_asset__trial_links') }}

),

stop_names as (

    select {{ asset_name_key('name') }} as stop_key from {{ ref('seed_asset_stop_name') }}

),

unnamed as (

    -- interventions of such a study that may stand for drugs
    select
        interventions.*,
        count(*) over (partition by interventions.data_tier, interventions.trial_id) as n_unnamed
    from interventions
    left join named_studies
        on named_studies.data_tier = interventions.data_tier
        and named_studies.trial_id = interventions.trial_id
    where named_studies.trial_id is null
      and coalesce(interventions.intervention_type, 'DRUG') in ('DRUG', 'BIOLOGICAL')
      and not regexp_matches(lower(interventions.intervention_name), 'placebo|rescue|herbal|blood|sample|extract|allerg|vaccin')

),

texts as (

    select
        data_tier,
        trial_id,
        intervention_no,
        intervention_name as name_text,
        {{ asset_tokens(asset_text('intervention_description')) }} as words
    from unnamed
    where intervention_description is not null
      and regexp_matches(
            lower(intervention_name),
            'chemo|radio|regimen|conditioning|therapy|treatment|protocol|standard|medicine|medication|drug|an(a)?esthesia|inhibitor|antibod|biologic|antiallergic|steroid|choice|pd-?1|\+'
          )

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

),

found as (

    select runs.data_tier, runs.trial_id, runs.intervention_no, runs.name_text, runs.name_key, names.component_key
    from runs
    inner join names on names.data_tier = runs.data_tier and names.name_key = runs.name_key
    left join stop_names on stop_names.stop_key = runs.name_key
    where stop_names.stop_key is null
    union
    select unnamed.data_tier, unnamed.trial_id, unnamed.intervention_no, unnamed.intervention_name, links.name_key,
        links.component_key
    from unnamed
    inner join links on links.data_tier = unnamed.data_tier and links.trial_id = unnamed.trial_id
    where unnamed.n_unnamed = 1

)

select
    data_tier,
    trial_id,
    intervention_no,
    name_text,
    min(name_key) as name_key,
    component_key
from found
group by data_tier, trial_id, intervention_no, name_text, component_key
