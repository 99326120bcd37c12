-- Exhibit 4: how long each step from discovery to the IND package takes in China, by modality. Experts' rows are the
-- medians of their answers.

with

cells as (

    select * from {{ ref('stg_curated__exhibit_cells') }}
    where exhibit_id = '04'

),

answers as (

    select * from {{ ref('fct_expert_benchmark') }}
    where exhibit_id = '04'

),

steps as (

    select * from {{ ref('seed_modality_step') }}

),

printed as (

    select
        data_tier, metric_id, low, high, bound_op,
        split_part(segment, ' / ', 1) as modality,
        split_part(segment, ' / ', 2) as step
    from cells

),

rounds as (

    select data_tier, modality, step, cast(low as integer) as rounds
    from printed
    where metric_id = 'rounds'

),

durations as (

    select
        data_tier, modality, step, low as low_months, high as high_months, bound_op,
        cast(null as bigint) as n_experts
    from printed
    where metric_id = 'step_months'
    union all
    select
        data_tier, item, measure, median(low), median(high),
        case when median(high) is null then 'gt' else 'range' end,
        count(distinct respondent_hash)
    from answers
    where unit = 'months'
    group by data_tier, item, measure

)

select
    {{ exhibit_columns('04', 'durations') }},
    durations.modality,
    durations.step,
    steps.step_order,
    durations.low_months,
    durations.high_months,
    durations.bound_op,
    rounds.rounds,
    cases.low_months as case_low_months,
    cases.high_months as case_high_months,
    steps.footnote,
    durations.n_experts
from durations
inner join steps
    on steps.modality = durations.modality
    and steps.step = durations.step
left join durations as cases
    on cases.data_tier = durations.data_tier
    and cases.modality = durations.modality
    and cases.step = steps.case_step
left join rounds
    on rounds.data_tier = durations.data_tier
    and rounds.modality = durations.modality
    and rounds.step = durations.step
