-- Sidebar: the Boston and Cambridge cluster beside Shanghai and its Zhangjiang park. Totals and densities that nobody
-- states are made of their parts.

with

readings as (

    select * from {{ ref('fct_cluster_indicator') }}
    where year <= extract(year from {{ asof('s1') }})

),

indicators as (

    select * from {{ ref('seed_cluster_indicator') }}

),

parts as (

    select
        data_tier,
        cluster,
        year,
        sum(value) filter (indicator in ('capital_vc', 'capital_pe', 'capital_government')) as capital,
        count(value) filter (indicator in ('capital_vc', 'capital_pe', 'capital_government')) as n_capital_parts,
        max(value) filter (indicator = 'employment') as employment,
        max(value) filter (indicator = 'area_km2') as area_km2,
        max(geo_definition) filter (indicator in ('capital_vc', 'area_km2')) as geo_definition
    from readings
    group by data_tier, cluster, year

),

derived as (

    select data_tier, cluster, year, 'capital_total_usd_bn' as indicator, capital as value, geo_definition
    from parts
    where n_capital_parts = 3
    union all
    select data_tier, cluster, year, 'employment_density_per_km2', employment / nullif(area_km2, 0), geo_definition
    from parts
    where employment is not null
      and area_km2 > 0

),

together as (

    select data_tier, cluster, indicator, year, value, low, high, bound_op, value_text, geo_definition,
        citation, method
    from readings
    union all
    select
        derived.data_tier, derived.cluster, derived.indicator, derived.year, derived.value, derived.value, derived.value,
        'approx', null, derived.geo_definition, 'made of the rows of its parts', 'computed'
    from derived
    left join readings
        on readings.data_tier = derived.data_tier
        and readings.cluster = derived.cluster
        and readings.indicator = derived.indicator
        and readings.year = derived.year
    where readings.cluster is null

),

zhangjiang as (

    select data_tier, indicator, year, value
    from together
    where cluster = 'zhangjiang'

)

select
    {{ exhibit_columns('s1', 'together') }},
    together.cluster,
    together.indicator,
    together.year,
    cast(together.value as decimal(14, 4)) as value,
    together.value_text,
    cast(together.low as decimal(14, 4)) as low,
    cast(together.high as decimal(14, 4)) as high,
    together.bound_op,
    indicators.unit,
    case
        when indicators.has_ratio then cast(together.value / nullif(zhangjiang.value, 0) as decimal(10, 4))
    end as ratio_to_zhangjiang,
    together.geo_definition,
    together.method,
    together.citation
from together
inner join indicators
    on indicators.indicator = together.indicator
left join zhangjiang
    on zhangjiang.data_tier = together.data_tier
    and zhangjiang.indicator = together.indicator
    and zhangjiang.year = together.year
