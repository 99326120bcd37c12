-- Indicators of clusters. A reading that somebody states for the whole cluster counts before one that is computed from
-- awards or from the index, which see a part.

with

cells as (

    select * from {{ ref('stg_curated__exhibit_cells') }}
    where exhibit_id = 's1'

),

vendor_readings as (

    select * from {{ ref('stg_vendor__cluster_indicator') }}

),

vendors_in_use as (

    select * from {{ ref('int_vendor__in_use') }}
    where table_name = 'cluster_indicator'

),

federal_grants as (

    select * from {{ ref('int_cluster__federal_grants') }}

),

nature_index as (

    select * from {{ ref('int_cluster__nature_index') }}

),

indicators as (

    select * from {{ ref('seed_cluster_indicator') }}

),

readings as (

    select
        data_tier, segment as cluster, metric_id as indicator, cast(period as integer) as year, mid as value, low, high,
        bound_op, note as value_text, 'the report draws no border' as geo_definition, source || ', ' || page as citation,
        'stated' as method
    from cells
    union all
    select
        vendor_readings.data_tier, vendor_readings.cluster, vendor_readings.indicator, vendor_readings.year,
        vendor_readings.value, vendor_readings.value, vendor_readings.value, 'approx',
        null, vendor_readings.geo_definition, vendor_readings.citation, 'stated'
    from vendor_readings
    inner join vendors_in_use
        on vendors_in_use.data_tier = vendor_readings.data_tier
        and vendors_in_use.vendor = vendor_readings.vendor
    union all
    select
        data_tier, cluster, 'capital_government', fiscal_year, amount_usd_bn, amount_usd_bn, null, 'gt', null,
        'awardees in Boston and Cambridge by city or postal code', 'NIH and NSF life-science awards of the fiscal year',
        'computed'
    from federal_grants
    union all
    select
        data_tier, cluster, indicator, year, reading, reading, reading, 'eq', null,
        'city as the Nature Index draws it', 'Nature Index, health sciences and life sciences', 'computed'
    from nature_index

),

ranked as (

    select
        *,
        row_number() over (
            partition by data_tier, cluster, indicator, year
            order by case method when 'stated' then 1 else 2 end, citation
        ) as place
    from readings

)

select
    ranked.data_tier,
    ranked.cluster,
    ranked.indicator,
    ranked.year,
    ranked.value,
    ranked.low,
    ranked.high,
    ranked.bound_op,
    ranked.value_text,
    indicators.unit,
    ranked.geo_definition,
    ranked.citation,
    ranked.method
from ranked
inner join indicators
    on indicators.indicator = ranked.indicator
where ranked.place = 1
