-- What each intervention of each study may name, with the place of the name: its own, in brackets, or another name. The
-- study decides between readings of the same words: a number is a code of its sponsor, and a molecule that Open Targets
-- links to the name in this trial is meant by it.

with

interventions as (

    select * from {{ ref('int_registry__interventions') }}

),

studies as (

    select data_tier, trial_id, lead_sponsor_name from {{ ref('int_registry__studies') }}

),

nodes as (

    select * from {{ ref('int_asset__text_nodes') }}

),

links as (

    select * from {{ ref('int_asset__trial_links') }}
    where not is_curated

),

digit_aliases as (

    -- a bare number is a code of the sponsor that the curator gives it to, and of nobody else
    select distinct
        names.data_tier,
        names.name_key,
        names.component_key,
        lower(split_part(originators.originator_name, ' ', 1)) as owner_word
    from {{ ref('int_asset__names') }} as names
    inner join {{ ref('seed_asset_alias') }} as aliases on {{ asset_name_key('aliases.alias') }} = names.name_key
    inner join {{ ref('seed_asset_originator') }} as originators on originators.asset_name = aliases.asset_name
    where regexp_matches(names.name_key, '^[0-9]{3,}$')

),

texts as (

    select data_tier, trial_id, intervention_no, intervention_type, intervention_name as name_text, 'name' as text_role,
        1 as n_texts
    from interventions
    union
    select data_tier, trial_id, intervention_no, intervention_type, unnest(other_names), 'other_name', length(other_names)
    from interventions

)

select distinct
    texts.data_tier,
    texts.trial_id,
    texts.intervention_no,
    texts.name_text,
    case when texts.text_role = 'name' and nodes.is_bracketed then 'bracket' else texts.text_role end as name_role,
    texts.n_texts,
    nodes.segment,
    case
        when coalesce(digit_aliases.component_key, links.component_key) is not null then 'reference'
        else nodes.node_kind
    end as node_kind,
    coalesce(digit_aliases.component_key, links.component_key, nodes.component_key) as component_key,
    nodes.node_key,
    case when links.component_key is null then nodes.n_other_words else 0 end as n_other_words,
    nodes.is_code_hit,
    digit_aliases.component_key is null and links.component_key is not null as is_linked,
    coalesce(texts.intervention_type, 'UNSTATED') as intervention_type,
    {{ asset_name_key('studies.lead_sponsor_name') }} as sponsor_key
from texts
inner join nodes on nodes.data_tier = texts.data_tier and nodes.name_text = texts.name_text
inner join studies on studies.data_tier = texts.data_tier and studies.trial_id = texts.trial_id
left join digit_aliases
    on digit_aliases.data_tier = nodes.data_tier
    and digit_aliases.name_key = nodes.node_key
    and nodes.node_kind = 'number'
    and contains(lower(studies.lead_sponsor_name), digit_aliases.owner_word)
left join links
    on links.data_tier = texts.data_tier
    and links.trial_id = texts.trial_id
    and nodes.node_kind <> 'regimen'
    and (links.name_key = replace(nodes.node_key, ' ', '')
         -- what nobody knows is looked for inside its part: 'TX-1 lead-in'
         or (nodes.component_key is null
             and contains(' ' || array_to_string({{ asset_tokens('nodes.segment') }}, ' ') || ' ', links.name_words)))
