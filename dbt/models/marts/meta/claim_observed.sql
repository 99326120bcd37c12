-- The one observation that a claim is judged by in a tier: of its cases the only one, the latest, the worst, a count of
-- them, or their trend.

with

claims as (

    select * from {{ ref('claim_bound') }}

),

measures as (

    select * from {{ ref('seed_claim_measure') }}

),

cases as (

    select * from {{ ref('claim_case') }}

),

known as (

    select
        cases.*,
        -- how far a case lies from what the claim says; the case with the largest is the worst
        case
            when claims.operator_code in ('gt', 'ge') then claims.bound - cases.value
            when claims.operator_code in ('lt', 'le') then cases.value - claims.bound
            else abs(cases.value - claims.middle)
        end as distance
    from cases
    inner join claims on claims.claim_id = cases.claim_id
    where cases.value is not null
       or cases.has_ends

),

-- Kendall's tau: pairs of periods that rise less pairs that fall, as a part of all pairs
pairs as (

    select
        earlier.data_tier, earlier.claim_id,
        avg(cast(sign(later.value - earlier.value) as double)) as tau
    from known as earlier
    inner join known as later
        on later.data_tier = earlier.data_tier
        and later.claim_id = earlier.claim_id
        and later.case_name > earlier.case_name
    group by earlier.data_tier, earlier.claim_id

),

reduced as (

    select
        data_tier, claim_id,
        arg_max(value, case_name) as latest_value,
        arg_min(value, case_name) as first_value,
        arg_max(value, (distance, case_name)) as worst_value,
        arg_max(case_name, (distance, case_name)) as worst_case,
        100 * avg(cast(value > 0 as integer)) as percent_above_zero,
        count(*) filter (value > 0) as n_above_zero,
        max(low_value) as low_value,
        max(high_value) as high_value,
        bool_or(has_ends) as has_ends,
        max(value) as value,
        min(case_name) as first_case,
        max(case_name) as last_case,
        count(*) as n_cases,
        cast(sum(n_figures) as bigint) as n_figures
    from known
    group by data_tier, claim_id

)

select
    reduced.data_tier,
    reduced.claim_id,
    measures.reduction,
    case measures.reduction
        when 'only' then case when reduced.n_cases = 1 then reduced.value end
        when 'latest' then reduced.latest_value
        when 'worst' then reduced.worst_value
        when 'percent_above_zero' then reduced.percent_above_zero
        when 'count_above_zero' then reduced.n_above_zero
        when 'trend' then pairs.tau
    end as observed,
    case when reduced.has_ends then reduced.low_value end as observed_low,
    case when reduced.has_ends then reduced.high_value end as observed_high,
    reduced.has_ends,
    case when measures.reduction = 'trend' then reduced.latest_value - reduced.first_value end as last_minus_first,
    case measures.reduction
        when 'worst' then reduced.worst_case
        when 'latest' then reduced.last_case
        when 'trend' then reduced.first_case || ' to ' || reduced.last_case
    end as observed_case,
    reduced.n_cases,
    reduced.n_figures
from reduced
inner join measures on measures.claim_id = reduced.claim_id
left join pairs
    on pairs.data_tier = reduced.data_tier
    and pairs.claim_id = reduced.claim_id
