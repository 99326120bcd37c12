-- What each distinct intervention text names, part by part: a reference asset, or a candidate (code, cell product,
-- plain name) that no dictionary knows. Where a study sits in, and its sponsor, come in downstream.

with

segments as (

    select * from {{ ref('int_asset__name_segments') }}

),

hits as (

    select * from {{ ref('int_asset__segment_hits') }}

),

candidates as (

    select * from {{ ref('int_asset__segment_candidates') }}

),

fuzzy as (

    select * from {{ ref('int_asset__fuzzy_names') }}

),

spoken as (

    -- a part about a placebo or vehicle names what is not given
    select segments.*
    from segments
    inner join candidates on candidates.data_tier = segments.data_tier and candidates.segment = segments.segment
    where not candidates.has_placebo_word
      and not regexp_matches(segments.segment, 'placebo|\bsham\b|\bvehicle\b|simulation agent')

),

reference_nodes as (

    select
        spoken.data_tier, spoken.name_text, spoken.segment_no, spoken.is_bracketed, spoken.is_cell_text, spoken.segment,
        case when hits.is_ambiguous then 'ambiguous' when hits.name_kind = 'regimen' then 'regimen' else 'reference' end
            as node_kind,
        hits.component_key,
        hits.name_key as node_key,
        hits.n_other_words,
        -- a hit by a code and a hit by a name tell a follow-on product from its original
        regexp_matches(hits.name_key, '[0-9]{2}') as is_code_hit
    from spoken
    inner join hits on hits.data_tier = spoken.data_tier and hits.segment = spoken.segment

),

fuzzy_nodes as (

    select
        spoken.data_tier, spoken.name_text, spoken.segment_no, spoken.is_bracketed, spoken.is_cell_text, spoken.segment,
        'fuzzy' as node_kind,
        fuzzy.component_key,
        fuzzy.word as node_key,
        cast(0 as bigint) as n_other_words,
        false as is_code_hit
    from spoken
    inner join candidates on candidates.data_tier = spoken.data_tier and candidates.segment = spoken.segment
    inner join fuzzy on fuzzy.data_tier = spoken.data_tier and fuzzy.word = candidates.content_tokens[1]
    where candidates.n_hits = 0
      and candidates.code_text is null
      and length(candidates.content_tokens) = 1

),

candidate_nodes as (

    select
        spoken.data_tier, spoken.name_text, spoken.segment_no, spoken.is_bracketed, spoken.is_cell_text, spoken.segment,
        case
            when candidates.code_key is not null then 'code'
            when candidates.n_hits > 0 then null
            when spoken.is_cell_text
                 and (length(candidates.content_tokens) > 0 or regexp_matches(spoken.segment, '(stem|tumou?r) cells?'))
                 and (not candidates.has_procedure_word or regexp_matches(spoken.segment, 'transplant|infus|inject')) then 'cell'
            when length(candidates.content_tokens) = 1
                 and regexp_matches(candidates.content_tokens[1], '^[a-z]{1,8}[0-9]{1,6}[a-z0-9]{0,6}$')
                 and length(candidates.content_tokens[1]) >= 3
                 and not {{ is_named_as_target('candidates.segment', 'candidates.content_tokens[1]') }} then 'code'
            when length(candidates.content_tokens) = 0 and length(candidates.number_tokens) = 1 then 'number'
            when length(candidates.content_tokens) between 1 and 6
                 and length(array_to_string(candidates.content_tokens, '')) >= 3
                 and not candidates.has_procedure_word then 'name'
        end as node_kind,
        cast(null as varchar) as component_key,
        coalesce(
            candidates.code_key,
            nullif(array_to_string(candidates.content_tokens, ' '), ''),
            candidates.number_tokens[1],
            spoken.segment
        ) as node_key,
        cast(length(candidates.content_tokens) as bigint) as n_other_words,
        true as is_code_hit
    from spoken
    inner join candidates on candidates.data_tier = spoken.data_tier and candidates.segment = spoken.segment
    left join fuzzy
        on fuzzy.data_tier = spoken.data_tier
        and fuzzy.word = candidates.content_tokens[1]
        and length(candidates.content_tokens) = 1
    where fuzzy.word is null or candidates.n_hits > 0 or candidates.code_text is not null

),

combined as (

    select * from reference_nodes
    union all
    select * from fuzzy_nodes
    union all
    select * from candidate_nodes where node_kind is not null

),

ranked as (

    select
        *,
        bool_or(node_kind not in ('name', 'number')) over (partition by data_tier, name_text) as text_has_firm_node,
        min(case when node_kind in ('name', 'number') and not is_bracketed then segment_no end)
            over (partition by data_tier, name_text) as first_name_segment_no
    from combined

)

select distinct
    data_tier,
    name_text,
    segment_no,
    is_bracketed,
    segment,
    node_kind,
    component_key,
    node_key,
    n_other_words,
    is_code_hit
from ranked
-- an unknown plain name counts only where the text names nothing firmer, and there only once
where node_kind not in ('name', 'number')
   or (not text_has_firm_node and segment_no = first_name_segment_no)
