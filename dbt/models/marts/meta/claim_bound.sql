-- Testable claims with their bounds as numbers; dates are the number of their digits.

with

claims as (

    select * from {{ ref('seed_claims') }}
    where testable = 'Y'

),

read as (

    select
        *,
        coalesce(low_num, try_cast(replace(low, '-', '') as double)) as low_bound,
        coalesce(high_num, try_cast(replace(high, '-', '') as double)) as high_bound
    from claims

)

select
    claim_id,
    lower(case when regexp_full_match(exhibit, '[0-9]') then '0' || exhibit else exhibit end) as exhibit,
    metric,
    country_segment,
    period,
    operator_code,
    low_bound,
    high_bound,
    case when operator_code in ('gt', 'ge', 'lt', 'le') then coalesce(low_bound, high_bound) end as bound,
    case when operator_code in ('eq', 'approx', 'range') then (low_bound + high_bound) / 2 end as middle,
    unit,
    paraphrase,
    kind,
    mart,
    tol_vendor,
    tol_public
from read
