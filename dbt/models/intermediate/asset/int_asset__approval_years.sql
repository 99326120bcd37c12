-- Year of the first approval of each known drug that a reference source or an agency shows. Agencies that give no
-- substances in a form of their own (NMPA, PMDA) are read by name.

with

records as (

    select distinct
        dictionary.data_tier, dictionary.source, dictionary.source_record_id, components.component_key
    from {{ ref('int_asset__dictionary') }} as dictionary
    inner join {{ ref('int_asset__components') }} as components
        on components.data_tier = dictionary.data_tier
        and components.base_key = dictionary.base_key

),

names as (

    select data_tier, name_key, component_key
    from {{ ref('int_asset__names') }}
    where component_key is not null

),

asian_approvals as (

    select data_tier, product as name, approval_date from {{ ref('stg_nmpa__approvals') }}
    union all
    select data_tier, active_ingredient, approval_date from {{ ref('stg_pmda__approvals') }}

),

agency_years as (

    select data_tier, application_no, cast(extract(year from approval_date) as integer) as approval_year
    from {{ ref('int_approval__fda') }}
    union all
    select data_tier, application_no, cast(extract(year from approval_date) as integer)
    from {{ ref('int_approval__ema') }}

),

years as (

    select records.data_tier, records.component_key, approvals.first_approval_year as approval_year
    from records
    inner join {{ ref('stg_open_targets__drug_approvals') }} as approvals
        on approvals.data_tier = records.data_tier
        and approvals.chembl_id = records.source_record_id
    where records.source = 'chembl'
    union all
    select records.data_tier, records.component_key, molecules.first_approval_year
    from records
    inner join {{ ref('stg_chembl__molecules') }} as molecules
        on molecules.data_tier = records.data_tier
        and molecules.chembl_id = records.source_record_id
    where records.source = 'chembl'
    union all
    select substance_components.data_tier, substance_components.component_key, agency_years.approval_year
    from {{ ref('int_asset__substance_components') }} as substance_components
    inner join {{ ref('int_approval__substances') }} as substances
        on substances.data_tier = substance_components.data_tier
        and substances.substance_norm = substance_components.substance_norm
    inner join agency_years
        on agency_years.data_tier = substances.data_tier
        and agency_years.application_no = substances.application_no
    union all
    select names.data_tier, names.component_key, cast(extract(year from asian_approvals.approval_date) as integer)
    from asian_approvals
    inner join names
        on names.data_tier = asian_approvals.data_tier
        and names.name_key = {{ asset_name_key(asset_name_norm('asian_approvals.name')) }}

)

select
    data_tier,
    component_key,
    min(approval_year) as first_approval_year
from years
where component_key is not null
  and approval_year is not null
group by data_tier, component_key
