-- Exhibit 3: time and cost of each stage of R&D in China against the US. Printed cells are in the tier curated; a survey's
-- rows are the quartiles of those who know both countries.

with

cells as (

    select * from {{ ref('stg_curated__exhibit_cells') }}
    where exhibit_id = '03'

),

answers as (

    select * from {{ ref('fct_expert_benchmark') }}
    where exhibit_id = '03'
      and has_dual_experience

),

bases as (

    select * from {{ ref('seed_benchmark_basis') }}

),

-- an answer that is a range counts as its middle, one with an open end as the end it gives
ratios as (

    select
        data_tier, item, measure, unit, respondent_hash,
        coalesce((low + high) / 2, low, high) as ratio
    from answers
    where bound_op <> 'null'

),

survey as (

    select
        data_tier, item as stage, measure as dimension, unit as basis,
        quantile_cont(ratio, 0.25) as low_value,
        median(ratio) as mid_value,
        quantile_cont(ratio, 0.75) as high_value,
        'range' as bound_op,
        count(distinct respondent_hash) as n_respondents,
        'survey' as method,
        cast(null as varchar) as note
    from ratios
    group by data_tier, item, measure, unit

),

together as (

    select * from survey
    union all
    select
        data_tier, segment, metric_id, unit, low, mid, high, bound_op,
        cast(null as bigint), 'published', note
    from cells

),

-- the value that says on which side of parity a cell lies: an open bound is on the side of its known end
placed as (

    select
        *,
        coalesce(mid_value, case bound_op when 'lt' then high_value when 'gt' then low_value end) as judged_value
    from together

)

select
    {{ exhibit_columns('03', 'placed') }},
    placed.stage,
    placed.dimension,
    placed.basis,
    placed.low_value,
    placed.mid_value,
    placed.high_value,
    placed.bound_op,
    case
        when placed.judged_value is null or placed.judged_value = bases.par_value then null
        when (placed.judged_value < bases.par_value) = bases.is_lower_better then 'better'
        else 'worse'
    end as direction_for_china,
    placed.n_respondents,
    placed.method,
    placed.note
from placed
left join bases on bases.basis = placed.basis
