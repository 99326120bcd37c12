-- Every testable claim of the published report against what each tier of this release shows.

with

claims as (

    select * from {{ ref('claim_bound') }}

),

measures as (

    select * from {{ ref('seed_claim_measure') }}

),

tolerances as (

    select * from {{ ref('seed_claim_tolerance') }}

),

observations as (

    select * from {{ ref('claim_observed') }}

),

tiers as (

    select distinct data_tier from {{ ref('claim_figure') }}

),

benchmarks as (

    select
        links.claim_id,
        list(
            figures.benchmark_id || ': ' || figures.metric || ', ' || figures.segment || ', ' || figures.period || ', '
                || figures.value || coalesce(' ' || figures.unit, '') || ' (' || figures.source || '); '
                || links.relation
            order by figures.benchmark_id
        ) as benchmarks
    from {{ ref('seed_claim_benchmark') }} as links
    inner join {{ ref('seed_benchmarks') }} as figures on figures.benchmark_id = links.benchmark_id
    group by links.claim_id

),

paired as (

    select
        claims.*,
        tiers.data_tier,
        observations.observed, observations.observed_low, observations.observed_high, observations.observed_case,
        observations.last_minus_first,
        observations.n_figures,
        coalesce(observations.has_ends, false) as has_ends,
        measures.is_momentum,
        measures.unmeasured_reason,
        {{ is_refusing_claim('measures', 'tiers.data_tier') }} as is_guard,
        case tiers.data_tier when 'public_proxy' then claims.tol_public else claims.tol_vendor end as tolerance
    from claims
    cross join tiers
    left join measures on measures.claim_id = claims.claim_id
    left join observations
        on observations.claim_id = claims.claim_id
        and observations.data_tier = tiers.data_tier

),

judged as (

    select
        paired.*,
        {{ claim_status('paired', 'tolerances') }} as status,
        {{ claim_delta('paired') }} as delta,
        {{ allowed_miss('paired', 'tolerances') }} as allowed
    from paired
    left join tolerances on tolerances.tolerance = paired.tolerance

)

select
    judged.claim_id,
    judged.data_tier,
    judged.exhibit as exhibit_id,
    judged.paraphrase,
    judged.metric,
    judged.country_segment,
    judged.period,
    judged.unit,
    judged.observed,
    judged.observed_low,
    judged.observed_high,
    judged.observed_case,
    judged.low_bound as low,
    judged.high_bound as high,
    judged.operator_code,
    judged.tolerance,
    judged.delta,
    judged.status,
    case
        when judged.status = 'not_comparable' then 'this tier measures something else, so the claim is not tested on it'
        when judged.status = 'no_data' then coalesce(judged.unmeasured_reason, 'no figure of ' || judged.mart || ' in this tier')
        when judged.data_tier = 'curated' and judged.status = 'pass' then 'the loaded figures agree with the claim'
        when judged.data_tier = 'curated' then 'the loaded figure differs from the claim'
        when judged.status = 'pass' then 'the figure agrees with the claim'
        when judged.status = 'warn' and judged.is_momentum then 'the claim is about momentum, which a level cannot refute'
        when judged.status = 'warn' then 'off by up to twice the tolerance'
        when judged.allowed > 0 then 'off by more than twice the tolerance'
        else 'the figure contradicts the claim'
    end as reason,
    judged.data_tier in ('vendor', 'public_proxy') as is_evidence,
    judged.is_guard,
    judged.n_figures,
    coalesce(benchmarks.benchmarks, cast([] as varchar[])) as benchmarks,
    cast('{{ run_started_at.strftime("%Y-%m-%d %H:%M:%S") }}' as timestamp) as run_at,
    '{{ invocation_id }}' as dbt_run_id
from judged
left join benchmarks on benchmarks.claim_id = judged.claim_id
