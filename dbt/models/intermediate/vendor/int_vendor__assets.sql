-- Molecules of a tier that holds no registry, as the vendor in use for asset_master states them; his words stand above our
-- rules. In a tier with a registry, such as the simulated one, the same molecules are resolved from the studies, and the
-- vendor's list would count them twice: there it is evidence of deals only.

with

assets as (

    select * from {{ ref('stg_vendor__asset_master') }}

),

in_use as (

    select * from {{ ref('int_vendor__in_use') }}
    where table_name = 'asset_master'

),

companies as (

    select * from {{ ref('stg_vendor__company') }}

),

resolved_names as (

    select * from {{ ref('int_company__resolved_names') }}

),

registry_tiers as (

    select distinct data_tier from {{ ref('int_registry__studies') }}

)

select
    assets.data_tier,
    {{ asset_id("assets.vendor || '|' || assets.vendor_asset_id") }} as asset_id,
    assets.vendor,
    assets.vendor_asset_id,
    assets.asof_date,
    coalesce(assets.inn, assets.names[1]) as pref_name,
    coalesce(assets.innovation_class, 'unknown') as innovation_class,
    coalesce(assets.modality, 'unknown') as modality_l2,
    coalesce(assets.is_diagnostic, assets.modality = 'diagnostic', false) as is_diagnostic,
    resolved_names.company_id as originator_company_id,
    assets.originator_country as origin_country,
    assets.first_trial_date,
    assets.global_highest_stage = 'APPROVED' as is_approved,
    assets.active_status
from assets
inner join in_use
    on in_use.data_tier = assets.data_tier
    and in_use.vendor = assets.vendor
left join registry_tiers on registry_tiers.data_tier = assets.data_tier
left join companies
    on companies.data_tier = assets.data_tier
    and companies.vendor = assets.vendor
    and companies.company_id = assets.originator_company_id
left join resolved_names
    on resolved_names.data_tier = companies.data_tier
    and resolved_names.sponsor_name = companies.name
where registry_tiers.data_tier is null
