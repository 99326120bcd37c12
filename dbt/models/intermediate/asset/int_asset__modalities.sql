-- The modality of each asset: its best-ranked statement, or what two facts together say. An antibody of two targets is
-- bispecific though its INN ends in -mab; words make an ADC bispecific, but do not change a known small molecule.

with

identities as (

    select * from {{ ref('int_asset__identities') }}

),

facts as (

    select * from {{ ref('int_asset__reference_facts') }}

),

evidence as (

    select * from {{ ref('int_asset__modality_evidence') }}

),

target_counts as (

    select data_tier, asset_id, count(distinct target_id) as n_targets
    from {{ ref('int_asset__targets') }}
    -- words around a drug also name what its target binds and what it is given with
    where source <> 'registry_text'
    group by data_tier, asset_id

),

mention_types as (

    select
        resolved_mentions.data_tier,
        resolved_mentions.asset_id,
        bool_or(interventions.intervention_type = 'BIOLOGICAL') as is_biological,
        bool_or(regexp_matches(
            lower(interventions.intervention_name || ' ' || coalesce(interventions.intervention_description, '')),
            'inject|infus|intraven|subcut|\biv\b|\bsc\b'
        )) as is_injected
    from {{ ref('int_asset__resolved_mentions') }} as resolved_mentions
    inner join {{ ref('int_registry__interventions') }} as interventions
        on interventions.data_tier = resolved_mentions.data_tier
        and interventions.trial_id = resolved_mentions.trial_id
        and interventions.intervention_no = resolved_mentions.intervention_no
    group by resolved_mentions.data_tier, resolved_mentions.asset_id

),

told_routes as (

    -- 'Phase I Study of XY101 Injection', in a study of this drug alone
    select data_tier, asset_id
    from {{ ref('int_asset__asset_texts') }}
    where text_kind = 'study'
    group by data_tier, asset_id
    having bool_or(regexp_matches(text, '\b(injections?|infusions?|intravenous|subcutaneous)\b'))

),

best as (

    select
        data_tier,
        asset_id,
        min_by(modality_l2, (evidence_rank, modality_l2, method)) as modality_l2,
        min_by(method, (evidence_rank, modality_l2, method)) as method,
        min(evidence_rank) as evidence_rank
    from evidence
    group by data_tier, asset_id

),

refined as (

    -- words may name the part of the class under which an INN or a catalogue files the drug
    select
        best.data_tier, best.asset_id, best.evidence_rank,
        coalesce(min_by(finer.modality_l2, (finer.evidence_rank, finer.modality_l2, finer.method)), min(best.modality_l2)) as modality_l2,
        coalesce(min_by(finer.method, (finer.evidence_rank, finer.modality_l2, finer.method)), min(best.method)) as method
    from best
    left join {{ ref('seed_modality_refinement') }} as refinements
        on refinements.modality_l2 = best.modality_l2
        and best.evidence_rank > 1
    left join evidence as finer
        on finer.data_tier = best.data_tier
        and finer.asset_id = best.asset_id
        and finer.modality_l2 = refinements.finer_modality_l2
        and finer.evidence_rank <= 6
    group by best.data_tier, best.asset_id, best.evidence_rank

),

joined as (

    select
        identities.data_tier,
        identities.asset_id,
        refined.modality_l2,
        refined.method,
        refined.evidence_rank,
        coalesce(target_counts.n_targets, 0) as n_targets,
        identities.reference_key is not null as is_known,
        coalesce(facts.is_in_chemistry_source, false) and not coalesce(facts.is_biologic, false) as is_chemical,
        -- a code that a chemistry database lists without a structure word may be anything
        coalesce(identities.group_key like 'code:%', false)
            or regexp_matches(identities.pref_name, '^[A-Za-z]{1,8}[- ]?[A-Za-z]{0,3}[0-9]{2,}') as is_code,
        coalesce(mention_types.is_biological, false) as is_biological,
        coalesce(mention_types.is_injected, false) or told_routes.asset_id is not null as is_injected
    from identities
    left join refined on refined.data_tier = identities.data_tier and refined.asset_id = identities.asset_id
    left join facts on facts.data_tier = identities.data_tier and facts.component_key = identities.reference_key
    left join target_counts on target_counts.data_tier = identities.data_tier and target_counts.asset_id = identities.asset_id
    left join told_routes on told_routes.data_tier = identities.data_tier and told_routes.asset_id = identities.asset_id
    left join mention_types on mention_types.data_tier = identities.data_tier and mention_types.asset_id = identities.asset_id

)

select
    data_tier,
    asset_id,
    case
        when modality_l2 = 'mab' and n_targets >= 2 and evidence_rank > 2 then 'bsab'
        when modality_l2 is not null then modality_l2
        when is_known and is_chemical and not (is_code and is_biological) then 'small_molecule'
        when not is_code then 'unknown'
        when is_biological or is_injected then 'mab'
        else 'small_molecule'
    end as modality_l2,
    case
        when modality_l2 = 'mab' and n_targets >= 2 and evidence_rank > 2 then 'two_targets'
        when modality_l2 is not null then method
        when is_known and is_chemical and not (is_code and is_biological) then 'chemistry_source'
        when not is_code then 'none'
        else 'route_of_code'
    end as method,
    cast(case
        when evidence_rank = 1 then 1.0
        when evidence_rank <= 3 then 0.95
        when evidence_rank <= 6 then 0.85
        when evidence_rank is not null then 0.65
        when is_known and is_chemical and not is_code then 0.8
        when is_code then 0.3
        else 0
    end as double) as confidence
from joined
