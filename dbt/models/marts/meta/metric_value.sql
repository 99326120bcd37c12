-- Every figure of every exhibit in one tidy table. A further exhibit adds one line per figure to its macros/metrics file.

with

metrics as (

    {{ registry_metrics() }}
    union all
    {{ benchmark_metrics() }}
    union all
    {{ deal_metrics() }}
    union all
    {{ funding_metrics() }}
    union all
    {{ finance_metrics() }}

)

select
    exhibit_id,
    metric_id,
    segment,
    origin_group,
    period,
    value,
    unit,
    numerator,
    denominator,
    data_tier,
    as_of_on
from metrics
where value is not null
