-- Exhibit 20: the cell therapy ecosystems of China and the US, side by side. Pipeline, frontier and clinical validation
-- are computed; policy and clusters are content, in the tier curated.

with

pipeline as (

    select * from {{ ref('mart_exhibit_21_cell_therapy_pipeline') }}

),

assets as (

    select * from {{ ref('dim_asset') }}

),

modalities as (

    select * from {{ ref('dim_modality') }}
    where is_cell_route

),

origins as (

    select * from {{ ref('v_asset_origin') }}

),

entries as (

    select * from {{ ref('int_asset__trial_entries') }}

),

deliveries as (

    select * from {{ ref('int_asset__in_vivo_delivery') }}

),

content as (

    select * from {{ ref('seed_cell_therapy_ecosystem') }}

),

products as (

    select
        assets.data_tier, assets.asset_id, origins.origin_group as country,
        rank() over (
            partition by assets.data_tier, assets.modality_l2 order by assets.first_clinical_date
        ) = 1 as is_first_of_route,
        cast(entries.is_iit as integer) as is_first_seen_in_iit
    from assets
    inner join modalities on modalities.modality_l2 = assets.modality_l2
    inner join origins
        on origins.data_tier = assets.data_tier
        and origins.asset_id = assets.asset_id
    left join entries
        on entries.data_tier = assets.data_tier
        and entries.asset_id = assets.asset_id
        and entries.trial_id = assets.first_trial_id
    where {{ is_counted_molecule('assets') }}
      and assets.first_clinical_date <= {{ asof('20') }}

),

figures as (

    select data_tier, 'pipeline_scale' as dimension, 'cell_products' as indicator, origin_group as country,
        cast(n_products as double) as value
    from pipeline
    where route = 'all' and ta_id = 'all'
    union all
    select data_tier, 'clinical_validation', 'investigator_trials', origin_group, n_iit
    from pipeline
    where route = 'all' and ta_id = 'all'
    union all
    select data_tier, 'clinical_validation', 'share_first_seen_in_investigator_trial', country, avg(is_first_seen_in_iit)
    from products
    group by data_tier, country
    union all
    select data_tier, 'technology_frontier', 'routes_first_in_human', country, count(*) filter (is_first_of_route)
    from products
    group by data_tier, country
    union all
    select products.data_tier, 'technology_frontier', 'in_vivo_car_t_' || deliveries.delivery, products.country, count(*)
    from products
    inner join deliveries
        on deliveries.data_tier = products.data_tier
        and deliveries.asset_id = products.asset_id
    group by products.data_tier, products.country, deliveries.delivery

),

by_country as (

    select
        data_tier, dimension, indicator,
        sum(value) filter (country = 'CN') as cn_value,
        sum(value) filter (country = 'US') as us_value
    from figures
    group by data_tier, dimension, indicator

),

computed as (

    select
        by_country.data_tier, by_country.dimension, by_country.indicator, countries.country,
        case countries.country when 'CN' then by_country.cn_value else by_country.us_value end as country_value,
        case
            when coalesce(by_country.cn_value, 0) > coalesce(by_country.us_value, 0) then 'CN'
            when coalesce(by_country.cn_value, 0) < coalesce(by_country.us_value, 0) then 'US'
            else 'tie'
        end as leader
    from by_country
    cross join (values ('CN'), ('US')) as countries (country)

),

together as (

    select
        data_tier, dimension, indicator, country, leader,
        -- a country without a product has none; a share of no products is unknown
        case when starts_with(indicator, 'share_') then country_value else coalesce(country_value, 0) end as value,
        case when starts_with(indicator, 'share_') then 'fraction' else 'count' end as unit,
        null as value_text,
        case
            when indicator in ('cell_products', 'investigator_trials') then 'mart_exhibit_21_cell_therapy_pipeline'
            else 'dim_asset'
        end as evidence_mart
    from computed
    union all
    select 'curated', dimension, indicator, country, leader, value, unit, value_text, null
    from content

)

select
    {{ exhibit_columns('20', 'together') }},
    together.dimension, together.indicator, together.country, together.value, together.unit, together.value_text,
    nullif(together.leader, '') as leader,
    together.evidence_mart
from together
