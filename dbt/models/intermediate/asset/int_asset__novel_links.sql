-- What a name that no dictionary knows stands beside: the known drug, or the other unknown name, that the same
-- intervention gives for it in brackets or among its other names. One known drug makes it an alias; a code beside an
-- antibody or protein that was approved long before the trial is a follow-on product of that drug, not the drug. Beside
-- a known drug and an unknown one together a code may be either's, so it is none's.

with

nodes as (

    select * from {{ ref('int_asset__intervention_nodes') }}

),

trial_dates as (

    select data_tier, trial_id, coalesce(start_date, first_registered_date) as trial_date
    from {{ ref('int_trial__dates') }}

),

facts as (

    select * from {{ ref('int_asset__reference_facts') }}

),

cell_products as (

    select facts.data_tier, facts.component_key
    from facts
    inner join {{ ref('seed_taxonomy') }} as routes
        on routes.dimension = 'cell_therapy_route'
        and routes.value = facts.curated_modality_l2

),

own_novel as (

    -- the intervention names one unknown thing and nothing else
    select data_tier, trial_id, intervention_no, min(novel_key) as novel_key, min(node_kind) as node_kind
    from nodes
    where name_role = 'name'
    group by data_tier, trial_id, intervention_no
    having count(distinct coalesce(component_key, novel_key)) = 1
       and count(component_key) = 0
       and min(node_kind) <> 'ambiguous'

),

names_with_unknown_parts as (

    select distinct data_tier, segments.name_text
    from {{ ref('int_asset__name_segments') }} as segments
    inner join {{ ref('int_asset__segment_candidates') }} as candidates using (data_tier, segment)
    where not segments.is_bracketed
      and candidates.n_hits = 0
      and candidates.code_text is null
      -- 'anti-CDK4 antibody' is a drug without a name
      and (length(candidates.content_tokens) > 0 or regexp_matches(segments.segment, '\banti[- ][a-z]'))

),

own_known as (

    select data_tier, trial_id, intervention_no, min(component_key) as component_key
    from nodes
    where name_role = 'name'
      and (data_tier, name_text) not in (select (data_tier, name_text) from names_with_unknown_parts)
    group by data_tier, trial_id, intervention_no
    having count(distinct coalesce(component_key, novel_key)) = 1 and count(novel_key) = 0

),

aliases as (

    select * from nodes where name_role <> 'name'

),

known_beside as (

    select
        own_novel.data_tier, own_novel.trial_id, own_novel.novel_key, own_novel.node_kind,
        min(aliases.component_key) as component_key
    from own_novel
    inner join aliases
        on aliases.data_tier = own_novel.data_tier
        and aliases.trial_id = own_novel.trial_id
        and aliases.intervention_no = own_novel.intervention_no
    left join cell_products
        on cell_products.data_tier = aliases.data_tier
        and cell_products.component_key = aliases.component_key
    where aliases.component_key is not null
      -- what a cell product is given with is no name of it, unless it is a cell product itself
      and (own_novel.node_kind <> 'cell' or cell_products.component_key is not null)
    group by own_novel.data_tier, own_novel.trial_id, own_novel.intervention_no, own_novel.novel_key, own_novel.node_kind
    having count(distinct aliases.component_key) = 1

    union all

    select own_known.data_tier, own_known.trial_id, aliases.novel_key, aliases.node_kind, own_known.component_key
    from own_known
    inner join aliases
        on aliases.data_tier = own_known.data_tier
        and aliases.trial_id = own_known.trial_id
        and aliases.intervention_no = own_known.intervention_no
    where aliases.novel_key is not null
      and aliases.node_kind = 'code'

),

judged as (

    select distinct
        known_beside.data_tier, known_beside.novel_key, known_beside.component_key as linked_key,
        case
            when known_beside.node_kind = 'code'
                and facts.is_biologic
                and facts.first_approval_year + 2 <= extract(year from trial_dates.trial_date)
                then 'follow_on'
            else 'alias_of_known'
        end as link_kind
    from known_beside
    left join trial_dates
        on trial_dates.data_tier = known_beside.data_tier
        and trial_dates.trial_id = known_beside.trial_id
    left join facts
        on facts.data_tier = known_beside.data_tier
        and facts.component_key = known_beside.component_key

),

novel_pairs as (

    select distinct own_novel.data_tier, own_novel.novel_key, aliases.novel_key as linked_key, 'alias_of_novel' as link_kind
    from own_novel
    inner join aliases
        on aliases.data_tier = own_novel.data_tier
        and aliases.trial_id = own_novel.trial_id
        and aliases.intervention_no = own_novel.intervention_no
    where aliases.novel_key <> own_novel.novel_key
      and aliases.node_kind = 'code'

)

select data_tier, novel_key, linked_key, link_kind from judged
union all
select data_tier, novel_key, linked_key, link_kind from novel_pairs
