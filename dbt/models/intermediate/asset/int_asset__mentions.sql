-- One row per drug that an intervention names. A known name or a code in the intervention's own name is a mention;
-- brackets and other names add a mention only where they name a further drug, and otherwise an alias (see
-- int_asset__novel_links). A copy that goes by its original's name is told by its code among the other names.

{%- set before_bracket -%}
    regexp_extract(split_part({{ asset_text('nodes.name_text') }}, '(' || nodes.segment || ')', 1), '[^+;()]*$')
{%- endset %}

with

nodes as (

    select * from {{ ref('int_asset__intervention_nodes') }}

),

cell_products as (

    select facts.data_tier, facts.component_key
    from {{ ref('int_asset__reference_facts') }} as facts
    inner join {{ ref('seed_taxonomy') }} as routes
        on routes.dimension = 'cell_therapy_route' and routes.value = facts.curated_modality_l2

),

follow_ons as (

    -- the curator calls them 'testimab biosimilar (XY-1)'
    select data_tier, component_key, {{ asset_name_key("split_part(pref_name, ' biosimilar', 1)") }} as original_key
    from {{ ref('int_asset__reference_facts') }}
    where curated_innovation_class = 'biosimilar'

),

described as (

    select * from {{ ref('int_asset__described_nodes') }}

),

own as (

    select
        nodes.data_tier, nodes.trial_id, nodes.intervention_no,
        list(distinct nodes.component_key)
            filter (where name_role = 'name' and nodes.component_key is not null) as own_components,
        list(distinct segment) filter (where name_role = 'name' and nodes.component_key is not null) as own_segments,
        count(distinct novel_key) filter (where name_role = 'name' and novel_key is not null) as n_own_novel,
        coalesce(bool_or(name_role = 'name' and node_kind = 'cell'), false) as is_cell,
        count(distinct nodes.component_key) filter (where name_role <> 'name') as n_alias_components,
        list(distinct follow_ons.original_key) filter (where name_role <> 'name') as copied_originals
    from nodes
    left join follow_ons on follow_ons.data_tier = nodes.data_tier and follow_ons.component_key = nodes.component_key
    group by nodes.data_tier, nodes.trial_id, nodes.intervention_no

),

judged as (

    select
        nodes.*,
        case
            when nodes.name_role = 'name' and list_contains(own.copied_originals, nodes.component_key) then null
            when nodes.name_role = 'name' then 'own name'
            -- 'anti-CD274 antibody (XY-101) + known drug': the bracket names what stands before it
            when nodes.name_role = 'bracket' and nodes.node_kind in ('code', 'ambiguous') and length(own.own_components) > 0
                 and regexp_matches({{ before_bracket }}, '\banti[- ]')
                 and length(list_filter(own.own_segments, lambda part: contains({{ before_bracket }}, part))) = 0
                 then 'own name'
            when list_contains(own.own_components, follow_ons.original_key) then 'spelt out'
            -- a name without a drug in it ('SGLT2 inhibitor', 'Chemotherapy') is spelt out by its other names
            when coalesce(length(own.own_components), 0) = 0 and own.n_own_novel = 0
                 and (nodes.node_kind in ('reference', 'regimen', 'code', 'fuzzy')
                      or (nodes.node_kind = 'ambiguous' and nodes.name_role = 'bracket')) then 'spelt out'
            when nodes.component_key is null then null
            when list_contains(own.own_components, nodes.component_key) then null
            -- a code with several known drugs beside it is given with them; with one, it may be that drug
            when coalesce(length(own.own_components), 0) = 0 and own.n_alias_components = 1
                 and (not own.is_cell or cell_products.component_key is not null) then null
            when coalesce(length(own.own_components), 0) = 0 then 'given with'
            -- nab-paclitaxel [paclitaxel] is one drug, and long synonym lists name chemistry, not partners
            when length(list_filter(
                    own.own_components,
                    lambda own_key: contains(own_key, nodes.component_key) or contains(nodes.component_key, own_key)
                 )) > 0 then null
            -- a single other name that lists several drugs is a regimen of the arm, not this intervention
            when nodes.name_role = 'other_name' and (nodes.n_texts > 8 or nodes.n_in_text > 2) then null
            when nodes.name_role = 'other_name' and nodes.is_code_hit then null
            else 'given with'
        end as reason
    from nodes
    inner join own using (data_tier, trial_id, intervention_no)
    left join cell_products
        on cell_products.data_tier = nodes.data_tier and cell_products.component_key = nodes.component_key
    left join follow_ons
        on follow_ons.data_tier = nodes.data_tier and follow_ons.component_key = nodes.component_key

),

distinct_mentions as (

    select
        data_tier, trial_id, intervention_no, component_key, novel_key,
        min_by(segment, (case reason when 'own name' then 1 else 2 end, name_text, segment, node_key)) as part_text,
        min_by(name_text, (case reason when 'own name' then 1 else 2 end, name_text, segment, node_key)) as name_text,
        min_by(node_key, (case reason when 'own name' then 1 else 2 end, name_text, segment, node_key)) as mention_norm,
        min(case node_kind
            when 'reference' then 1 when 'regimen' then 2 when 'fuzzy' then 3 when 'code' then 4 when 'cell' then 5
            when 'number' then 6 when 'ambiguous' then 7 else 8 end) as kind_no,
        bool_and(is_code_hit) as is_code_hit,
        bool_or(is_linked) as is_linked,
        min(reason) as reason
    from judged
    where reason is not null
      -- a description that names the drugs explains what the plain unknown name was
      and not (node_kind = 'name' and (data_tier, trial_id) in (select data_tier, trial_id from described))
    group by data_tier, trial_id, intervention_no, component_key, novel_key
    union all
    select data_tier, trial_id, intervention_no, component_key, null, name_text, name_text, name_key, 1, false, false, 'described'
    from described

),

counted as (

    select *, count(*) over (partition by data_tier, trial_id, intervention_no, name_text) as n_in_text
    from distinct_mentions

)

select
    data_tier,
    trial_id,
    intervention_no,
    row_number() over (
        partition by data_tier, trial_id, intervention_no
        order by reason, kind_no, coalesce(component_key, novel_key)
    ) as mention_no,
    -- the record's own words where they name this drug alone
    case when n_in_text = 1 then name_text else part_text end as mention_text,
    mention_norm,
    part_text as mention_part,
    component_key,
    novel_key,
    ['reference', 'regimen', 'fuzzy', 'code', 'cell', 'number', 'ambiguous', 'name'][kind_no] as mention_kind,
    is_code_hit,
    is_linked,
    reason
from counted
