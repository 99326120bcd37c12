-- Exhibit 14: enablers of innovation and the main gaps: the three largest between the US and the country, by experts'
-- scores, or those that the report names.

with

statements as (

    select * from {{ ref('stg_curated__enabler_scorecard') }}

),

answers as (

    select * from {{ ref('fct_expert_benchmark') }}
    where exhibit_id = '14'

),

enablers as (

    select value as enabler from {{ ref('seed_taxonomy') }}
    where dimension = 'enabler'

),

evidence as (

    select item, list(evidence_mart order by evidence_order) as evidence_mart
    from {{ ref('seed_exhibit_evidence') }}
    where exhibit_id = '14'
    group by item

),

scored as (

    select
        answers.data_tier,
        enablers.enabler,
        split_part(answers.item, ' / ', 2) as country,
        count(distinct answers.respondent_hash) as n_experts,
        avg(answers.low) as mean_score,
        cast(round(median(answers.low)) as integer) as score
    from answers
    inner join enablers on enablers.enabler = split_part(answers.item, ' / ', 1)
    group by answers.data_tier, enablers.enabler, split_part(answers.item, ' / ', 2)

),

against_us as (

    select
        scored.*,
        us.score - scored.score as gap_vs_us,
        -- whole scores tie often; the means decide, then the name
        row_number() over (
            partition by scored.data_tier, scored.country
            order by us.mean_score - scored.mean_score desc nulls last, scored.enabler
        ) as place
    from scored
    left join scored as us
        on us.data_tier = scored.data_tier
        and us.enabler = scored.enabler
        and us.country = 'US'

),

together as (

    select
        data_tier, enabler, country, score, n_experts, gap_vs_us,
        country <> 'US' and place <= {{ var('n_main_gaps') }} and gap_vs_us > 0 as is_main_gap,
        cast(null as varchar) as statement
    from against_us
    union all
    select
        data_tier, enabler, country, null, null, null,
        is_main_gap,
        statement
    from statements

)

select
    {{ exhibit_columns('14', 'together') }},
    together.enabler,
    together.country,
    together.score,
    together.n_experts,
    together.gap_vs_us,
    coalesce(together.is_main_gap, false) as is_main_gap,
    coalesce(evidence.evidence_mart, cast([] as varchar[])) as evidence_mart,
    together.statement
from together
left join evidence on evidence.item = together.enabler
