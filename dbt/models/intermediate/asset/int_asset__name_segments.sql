-- Each distinct text by which a study names an intervention, cut into the parts that may name one drug each. Cutting
-- distinct texts, not rows, keeps the work in step with the vocabulary.

with

interventions as (

    select * from {{ ref('int_registry__interventions') }}

),

texts as (

    select data_tier, intervention_name as name_text from interventions
    union
    select data_tier, unnest(other_names) from interventions

),

cleaned as (

    select
        data_tier,
        name_text,
        -- a thousands comma is no separator (UK-369,003); TM set as letters is no part of a brand (OpdivoTM);
        -- what stands in brackets after 'placebo' names the original; an isotope in brackets is a part of the name
        regexp_replace(
            regexp_replace(
                {{ asset_text("regexp_replace(name_text, '([a-z])TM\\b', '\\1', 'g')") }},
                '([0-9]),([0-9]{3})\b|[(\[]([0-9]{2,3} ?-?[a-z]{1,2})[)\]]', '\1\2\3', 'g'
            ),
            'placebos?\s*\([^)]*\)|\([^)]*placebo[^)]*\)', 'placebo', 'g'
        ) as text
    from texts
    where name_text is not null

),

marked as (

    -- the name of a cell product is a description ('CD19/CD22 CAR-T cells'): only strong separators cut it
    select
        *,
        regexp_matches(
            text,
            '\b(car|cart|[a-z0-9]*cart|ucart|cars|tcr|tcrt|cells?|tils?|lymphocytes?|dendritic|mscs?|ctl|dcvac|plasmablasts?)\b|chimeric antigen'
        ) and not regexp_matches(text, 'cell ?phone') as is_cell_text
    from cleaned

),

chunks as (

    -- odd-numbered chunks stand outside brackets, even-numbered ones inside
    select
        data_tier,
        name_text,
        is_cell_text,
        unnest(case when is_cell_text then [text] else string_split_regex(text, '[()\[\]]') end) as chunk,
        generate_subscripts(case when is_cell_text then [text] else string_split_regex(text, '[()\[\]]') end, 1) as chunk_no
    from marked

),

cut as (

    select
        data_tier,
        name_text,
        is_cell_text,
        chunk_no,
        string_split_regex(
            chunk,
            case
                when is_cell_text
                    then '\s*(?:;|\||\bplus\b|\b(?:in )?combin\w+ with\b|\bfollowed by\b|,\s*(?:cyclophosphamide|fludarabine)| \+ |\+ ?(?:il|pembro|nivo))\s*'
                else '\s*(?:\+|;|,|/|&|\||:|\band\b|\bor\b|\bplus\b|\b(?:in )?combin\w+ with\b|\bwith\b|\bversus\b|\bvs\b|\bfollowed by\b|\bthen\b|-+>)\s*'
            end
        ) as segments
    from chunks

),

numbered as (

    select
        data_tier,
        name_text,
        is_cell_text,
        chunk_no,
        generate_subscripts(segments, 1) as part_no,
        unnest(segments) as segment
    from cut

)

select
    data_tier,
    name_text,
    chunk_no,
    part_no,
    row_number() over (partition by data_tier, name_text order by chunk_no, part_no) as segment_no,
    chunk_no % 2 = 0 as is_bracketed,
    trim(segment) as segment,
    {{ asset_tokens('segment') }} as tokens,
    is_cell_text
from numbered
where length({{ asset_tokens('segment') }}) > 0
