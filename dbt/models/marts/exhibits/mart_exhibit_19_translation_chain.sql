-- Exhibit 19: links of the chain from academia to industry. What a link does is content; its indicator is a figure of
-- another exhibit where there is one, and the score is the experts'.

with

elements as (

    select * from {{ ref('stg_curated__translation_chain') }}

),

evidence as (

    select * from {{ ref('seed_exhibit_evidence') }}
    where exhibit_id = '19'

),

figures as (

    select * from {{ ref('metric_value') }}

),

answers as (

    select * from {{ ref('fct_expert_benchmark') }}
    where exhibit_id = '14'

),

indicators as (

    select
        figures.data_tier,
        evidence.item as element,
        figures.origin_group as country,
        evidence.indicator_name || ', ' || max(figures.period) as indicator_name,
        arg_max(figures.value, figures.period) as indicator_value
    from evidence
    inner join figures
        on figures.exhibit_id = evidence.evidence_exhibit_id
        and figures.metric_id = evidence.metric_id
        and regexp_full_match(figures.segment, evidence.segment)
        and (evidence.last_period is null or figures.period <= evidence.last_period)
    group by figures.data_tier, evidence.item, figures.origin_group, evidence.indicator_name

),

scores as (

    select
        data_tier,
        split_part(item, ' / ', 1) as element,
        split_part(item, ' / ', 2) as country,
        cast(round(median(low)) as integer) as maturity_score
    from answers
    group by data_tier, item

),

tiers as (

    select data_tier from elements
    union
    select data_tier from indicators

)

select
    {{ exhibit_columns('19', 'tiers') }},
    elements.element_order,
    elements.element,
    elements.country,
    elements.function_text,
    scores.maturity_score,
    case when tiers.data_tier = elements.data_tier and indicators.indicator_value is null then elements.indicator_name
        else indicators.indicator_name end as indicator_name,
    case when tiers.data_tier = elements.data_tier and indicators.indicator_value is null then elements.indicator_value
        else indicators.indicator_value end as indicator_value
from tiers
cross join elements
left join indicators
    on indicators.data_tier = tiers.data_tier
    and indicators.element = elements.element
    and indicators.country = elements.country
left join scores
    on scores.data_tier = tiers.data_tier
    and scores.element = elements.element
    and scores.country = elements.country
