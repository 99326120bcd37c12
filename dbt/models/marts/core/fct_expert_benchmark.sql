-- Answers of surveyed people and experts, one row per respondent, item and measure, of the one vendor that counts per table.

with

in_use as (

    select * from {{ ref('int_vendor__in_use') }}

),

answers as (

    select
        data_tier, vendor, 'survey_rd_benchmark' as table_name, '03' as exhibit_id, respondent,
        stage as item, dimension as measure, low, high, basis as unit, dual_experience as has_dual_experience
    from {{ ref('stg_vendor__survey_rd_benchmark') }}
    union all
    select
        data_tier, vendor, 'expert_benchmark', '04', respondent,
        modality, step, low, high, unit, cast(null as boolean)
    from {{ ref('stg_vendor__expert_benchmark') }}
    union all
    select
        data_tier, vendor, 'ai_maturity', '07', respondent,
        item, 'maturity', score, score, 'level', cast(null as boolean)
    from {{ ref('stg_vendor__ai_maturity') }}
    union all
    select
        data_tier, vendor, 'enabler_score', '14', respondent,
        item, 'score', score, score, 'score', cast(null as boolean)
    from {{ ref('stg_vendor__enabler_score') }}

)

select
    answers.data_tier,
    answers.exhibit_id,
    answers.item,
    answers.measure,
    md5(answers.vendor || '|' || answers.respondent) as respondent_hash,
    answers.low,
    answers.high,
    answers.unit,
    case
        when answers.low is null and answers.high is null then 'null'
        when answers.low is null then 'lt'
        when answers.high is null then 'gt'
        when answers.low = answers.high then 'approx'
        else 'range'
    end as bound_op,
    answers.has_dual_experience
from answers
inner join in_use
    on in_use.data_tier = answers.data_tier
    and in_use.table_name = answers.table_name
    and in_use.vendor = answers.vendor
