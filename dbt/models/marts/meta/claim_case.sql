-- What each claim is tested on, one row per claim, tier and case: the figures that seed_claim_term picks, added with their
-- weights above and below the fraction line. A claim about each year or each segment has a case for each.

with

measures as (

    select * from {{ ref('seed_claim_measure') }}

),

terms as (

    select * from {{ ref('seed_claim_term') }}

),

figures as (

    select * from {{ ref('claim_figure') }}

),

picked as (

    select
        terms.*,
        figures.data_tier,
        figures.value,
        figures.metric_id as figure_id,
        case measures.case_by
            when 'period' then figures.period
            when 'segment' then figures.segment
            when 'term' then terms.case_name
            else 'all'
        end as case_of_figure
    from terms
    inner join measures on measures.claim_id = terms.claim_id
    inner join figures
        on figures.exhibit_id = terms.exhibit_id
        and figures.metric_id in (terms.metric_id, terms.low_metric_id, terms.high_metric_id)
        and regexp_full_match(figures.segment, terms.segment)
        and not regexp_full_match(figures.segment, coalesce(terms.segment_except, ''))
        and figures.origin_group = terms.origin_group
        and (terms.first_period is null or figures.period >= terms.first_period)
        and (terms.last_period is null or figures.period <= terms.last_period)

),

matched as (

    select
        data_tier, claim_id, term_no, case_of_figure as case_name,
        sum(value) filter (figure_id = metric_id) as value,
        sum(value) filter (figure_id = low_metric_id) as low_value,
        sum(value) filter (figure_id = high_metric_id) as high_value,
        count(*) as n_figures
    from picked
    group by data_tier, claim_id, term_no, case_of_figure

),

cases as (

    select distinct data_tier, claim_id, case_name
    from matched

),

filled as (

    select
        cases.data_tier, cases.claim_id, cases.case_name, terms.weight, terms.is_divisor,
        -- an interval that has no figure of its own counts by its middle
        coalesce(
            matched.value,
            case when terms.metric_id is null then (matched.low_value + matched.high_value) / 2 end,
            case when terms.is_missing_zero then 0 end
        ) as value,
        matched.low_value, matched.high_value,
        coalesce(matched.n_figures, 0) as n_figures,
        terms.low_metric_id is not null or terms.high_metric_id is not null as has_ends
    from cases
    inner join measures on measures.claim_id = cases.claim_id
    inner join terms
        on terms.claim_id = cases.claim_id
        and (measures.case_by <> 'term' or terms.case_name = cases.case_name)
    left join matched
        on matched.data_tier = cases.data_tier
        and matched.claim_id = cases.claim_id
        and matched.case_name = cases.case_name
        and matched.term_no = terms.term_no

),

added as (

    select
        data_tier, claim_id, case_name,
        case when count(value) filter (not is_divisor) = count(*) filter (not is_divisor)
            then sum(weight * value) filter (not is_divisor) end as upper_part,
        case when count(value) filter (is_divisor) = count(*) filter (is_divisor)
            then coalesce(sum(weight * value) filter (is_divisor), 1) end as lower_part,
        -- ends are those of a claim on one cell; sums and ratios of ranges have none
        case when count(*) = 1 then max(low_value) end as low_value,
        case when count(*) = 1 then max(high_value) end as high_value,
        count(*) = 1 and bool_or(has_ends) as has_ends,
        sum(n_figures) as n_figures
    from filled
    group by data_tier, claim_id, case_name

)

select
    added.data_tier,
    added.claim_id,
    added.case_name,
    measures.scale * added.upper_part / nullif(added.lower_part, 0) + measures.shift as value,
    measures.scale * added.low_value + measures.shift as low_value,
    measures.scale * added.high_value + measures.shift as high_value,
    added.has_ends,
    cast(added.n_figures as bigint) as n_figures
from added
inner join measures on measures.claim_id = added.claim_id
