-- Exhibit 7: how mature each use of AI in R&D is: the median of experts' ratings, or the level that the report words.

with

statements as (

    select * from {{ ref('stg_curated__ai_maturity') }}

),

answers as (

    select * from {{ ref('fct_expert_benchmark') }}
    where exhibit_id = '07'

),

levels as (

    select * from {{ ref('seed_maturity_level') }}

),

rated as (

    select
        data_tier,
        split_part(item, ' / ', 1) as rd_stage,
        split_part(item, ' / ', 2) as use_case,
        split_part(item, ' / ', 3) as molecule_scope,
        count(distinct respondent_hash) as n_experts,
        median(low) as median_score,
        quantile_cont(low, 0.75) - quantile_cont(low, 0.25) as iqr
    from answers
    group by data_tier, item

),

together as (

    select
        data_tier, rd_stage, use_case, molecule_scope, n_experts, median_score, iqr,
        -- a median between two levels has not reached the upper one
        cast(floor(median_score) as integer) as maturity_level,
        cast(null as varchar) as statement
    from rated
    union all
    select
        data_tier, rd_stage, use_case, molecule_scope, null, null, null,
        maturity_level,
        statement
    from statements

)

select
    {{ exhibit_columns('07', 'together') }},
    together.rd_stage,
    together.use_case,
    together.molecule_scope,
    together.maturity_level,
    levels.maturity_label,
    together.n_experts,
    together.median_score,
    together.iqr,
    together.statement
from together
left join levels on levels.maturity_level = together.maturity_level
