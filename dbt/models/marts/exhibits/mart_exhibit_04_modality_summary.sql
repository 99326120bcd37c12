-- Exhibit 4, totals: time and cost in China, what the US adds, and what follows for the US.

with

cells as (

    select * from {{ ref('stg_curated__exhibit_cells') }}
    where exhibit_id = '04'

),

answers as (

    select * from {{ ref('fct_expert_benchmark') }}
    where exhibit_id = '04'

),

steps as (

    select * from {{ ref('mart_exhibit_04_modality_benchmark') }}

),

measures as (

    select data_tier, segment as modality, metric_id as measure, low, high
    from cells
    union all
    select data_tier, item, measure, median(low), median(high)
    from answers
    group by data_tier, item, measure

),

by_modality as (

    select
        data_tier, modality,
        {%- for measure in ['total_months', 'cost_usd_mn_per_pcc', 'extra_months', 'cost_multiple'] %}
        max(low) filter (measure = '{{ measure }}') as {{ measure }}_low,
        max(high) filter (measure = '{{ measure }}') as {{ measure }}_high{{ ',' if not loop.last }}
        {%- endfor %}
    from measures
    where measure in ('total_months', 'cost_usd_mn_per_pcc', 'extra_months', 'cost_multiple')
    group by data_tier, modality

),

sums as (

    -- an open end adds the end that is known, so the upper sum is then a lower bound
    select
        data_tier, modality,
        sum(low_months) as low_months,
        sum(coalesce(high_months, low_months)) as high_months
    from steps
    group by data_tier, modality

)

select
    {{ exhibit_columns('04', 'by_modality') }},
    by_modality.modality,
    by_modality.total_months_low as china_total_low_months,
    by_modality.total_months_high as china_total_high_months,
    by_modality.cost_usd_mn_per_pcc_low as china_cost_low_usd_mn_per_pcc,
    by_modality.cost_usd_mn_per_pcc_high as china_cost_high_usd_mn_per_pcc,
    by_modality.extra_months_low as us_extra_low_months,
    by_modality.extra_months_high as us_extra_high_months,
    by_modality.cost_multiple_low as us_cost_multiple_low,
    by_modality.cost_multiple_high as us_cost_multiple_high,
    by_modality.total_months_low + by_modality.extra_months_low as us_total_low_months,
    by_modality.total_months_high + by_modality.extra_months_high as us_total_high_months,
    by_modality.cost_usd_mn_per_pcc_low * by_modality.cost_multiple_low as us_cost_low_usd_mn,
    by_modality.cost_usd_mn_per_pcc_high * by_modality.cost_multiple_high as us_cost_high_usd_mn,
    sums.low_months as sum_steps_low_months,
    sums.high_months as sum_steps_high_months
from by_modality
left join sums
    on sums.data_tier = by_modality.data_tier
    and sums.modality = by_modality.modality
