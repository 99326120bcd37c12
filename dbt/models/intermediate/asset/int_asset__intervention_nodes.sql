-- What each intervention of each study names. Which types of intervention can be a drug is decided here; candidates
-- become keys of their own here, narrowed to the sponsor where the same words would mean another product elsewhere
-- ('B7-H3 CAR-T', '611', 'anti-TIGIT antibody').

with

placed as (

    select * from {{ ref('int_asset__placed_nodes') }}

),

condition_words as (

    select
        data_tier, trial_id,
        list_distinct(flatten(list({{ asset_tokens(asset_text('condition_name')) }}))) as words
    from {{ ref('int_registry__conditions') }}
    group by data_tier, trial_id

),

radioligands as (

    -- interventions of a type that holds few drugs, which name or description tell to be one
    select interventions.data_tier, interventions.trial_id, interventions.intervention_no
    from {{ ref('int_registry__interventions') }} as interventions
    inner join {{ ref('seed_intervention_type') }} as types
        on types.intervention_type = interventions.intervention_type
        and types.reads_description
    where {{ is_drug_by_words('interventions', 'types') }}

),

target_keys as (

    select distinct {{ asset_name_key('alias') }} as target_key from {{ ref('seed_target_alias') }}

),

in_scope as (

    select placed.*
    from placed
    left join condition_words
        on condition_words.data_tier = placed.data_tier
        and condition_words.trial_id = placed.trial_id
    left join radioligands
        on radioligands.data_tier = placed.data_tier
        and radioligands.trial_id = placed.trial_id
        and radioligands.intervention_no = placed.intervention_no
    where (name_role <> 'other_name' or n_other_words = 0 or node_kind in ('code', 'regimen'))
      -- other names lend codes and known names, never a plain unknown name
      and not (name_role = 'other_name' and node_kind in ('name', 'number', 'cell', 'fuzzy'))
      and case
            when intervention_type in ('DRUG', 'BIOLOGICAL', 'GENETIC', 'COMBINATION_PRODUCT', 'UNSTATED') then true
            -- 'other' holds tests and devices too: a known drug counts, a test with it does not
            when intervention_type = 'OTHER' then node_kind = 'cell'
                or (node_kind in ('reference', 'regimen') and n_other_words = 0
                    and not regexp_matches(segment, 'challenge|\btest|\bpet\b|\bscan'))
            when intervention_type = 'RADIATION' then
                (node_kind = 'reference' and regexp_matches(segment, '[0-9]{2,3}-?[a-z]{1,2}\b|\b[a-z]{1,2}-?[0-9]{2,3}\b|lutetium|radium|iod'))
                or (node_kind in ('reference', 'code') and radioligands.trial_id is not null)
            else false
          end
      and not (intervention_type in ('GENETIC', 'COMBINATION_PRODUCT', 'UNSTATED') and node_kind = 'name')
      -- a guideline or criterion in the text of a genetic test is no code of a product
      and not (intervention_type = 'GENETIC' and node_kind = 'code' and length(segment) > 40)
      -- 'rescue medication for allergic rhinitis' names the disease, not a drug; an allergen may be named as the disease is
      and not (node_kind = 'name'
               and intervention_type <> 'BIOLOGICAL'
               and not regexp_matches(segment, 'immuno|oit|slit|allergen|allergoid|extract|vaccin|powder|flour|protein')
               and list_has_all(coalesce(condition_words.words, []), string_split(node_key, ' ')))

)

select distinct
    data_tier,
    trial_id,
    intervention_no,
    name_text,
    name_role,
    n_texts,
    count(distinct component_key) over (partition by data_tier, trial_id, intervention_no, name_text) as n_in_text,
    segment,
    node_kind,
    component_key,
    node_key,
    is_code_hit,
    is_linked,
    case
        when component_key is not null then null
        when node_kind = 'ambiguous' then 'name:' || node_key || '@' || sponsor_key
        when node_kind = 'code' and length(node_key) >= 5
             and length(regexp_replace(node_key, '[^0-9]', '', 'g')) >= 2 then 'code:' || node_key
        when node_kind = 'name' and not contains(node_key, ' ') and length(node_key) >= 5
             and node_key not in (select target_key from target_keys)
             and not {{ is_named_as_target('segment', 'node_key') }} then 'name:' || node_key
        else node_kind || ':' || node_key || '@' || sponsor_key
    end as novel_key
from in_scope
