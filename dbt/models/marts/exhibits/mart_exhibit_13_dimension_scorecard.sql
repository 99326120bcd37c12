-- Exhibit 13: five dimensions of competition. The states are content; each tier with figures adds what they say of China,
-- against the US or against the first year of the series.

with

dimensions as (

    select * from {{ ref('stg_curated__dimension_scorecard') }}

),

evidence as (

    select * from {{ ref('seed_exhibit_evidence') }}
    where exhibit_id = '13'

),

figures as (

    select * from {{ ref('metric_value') }}

),

matched as (

    select
        evidence.item, evidence.evidence_order, evidence.evidence_mart, evidence.baseline, evidence.is_higher_better,
        figures.data_tier, figures.metric_id, figures.segment, figures.period, figures.origin_group, figures.value,
        min(figures.period) over of_evidence as first_period,
        max(figures.period) over of_evidence as last_period
    from evidence
    inner join figures
        on figures.exhibit_id = evidence.evidence_exhibit_id
        and figures.metric_id = evidence.metric_id
        and regexp_full_match(figures.segment, evidence.segment)
        and (evidence.last_period is null or figures.period <= evidence.last_period)
    window of_evidence as (partition by figures.data_tier, evidence.item, evidence.evidence_order)

),

compared as (

    select
        data_tier, item, evidence_order, evidence_mart, metric_id, last_period, is_higher_better, baseline,
        sum(value) filter (origin_group = 'CN' and period = last_period) as china,
        case baseline
            when 'US' then sum(value) filter (origin_group = 'US' and period = last_period)
            else sum(value) filter (origin_group = 'CN' and period = first_period and first_period < last_period)
        end as compared_with
    from matched
    group by data_tier, item, evidence_order, evidence_mart, metric_id, last_period, is_higher_better, baseline

),

by_dimension as (

    select
        data_tier, item,
        cast(to_json(list({
            'mart': evidence_mart, 'metric': metric_id, 'period': last_period, 'china': china,
            'baseline': baseline, 'compared_with': compared_with
        } order by evidence_order)) as varchar) as evidence_value,
        count(*) filter ((china > compared_with) = is_higher_better and china <> compared_with) as n_favourable,
        count(*) filter ((china < compared_with) = is_higher_better and china <> compared_with) as n_unfavourable
    from compared
    where china is not null
    group by data_tier, item

),

links as (

    select item, list(distinct evidence_mart order by evidence_mart) as evidence_mart
    from evidence
    group by item

),

tiers as (

    select data_tier from dimensions
    union
    select data_tier from by_dimension

)

select
    {{ exhibit_columns('13', 'tiers') }},
    dimensions.dimension_order,
    dimensions.dimension,
    dimensions.from_state,
    dimensions.to_state,
    coalesce(links.evidence_mart, cast([] as varchar[])) as evidence_mart,
    by_dimension.evidence_value,
    case
        when by_dimension.n_favourable > 0 and by_dimension.n_unfavourable > 0 then 'mixed'
        when by_dimension.n_favourable > 0 then 'favourable'
        when by_dimension.n_unfavourable > 0 then 'unfavourable'
    end as evidence_direction
from tiers
cross join dimensions
left join links on links.item = dimensions.dimension
left join by_dimension
    on by_dimension.data_tier = tiers.data_tier
    and by_dimension.item = dimensions.dimension
