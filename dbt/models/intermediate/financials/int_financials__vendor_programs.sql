-- The same from a vendor's lists of molecules and trials: a trial that began by the end of the year gives its phase,
-- and keeps the molecule active for the months that an update would.

with

reporting_years as (

    select * from {{ ref('int_financials__reporting_years') }}

),

vendors_in_use as (

    select * from {{ ref('int_vendor__in_use') }}

),

molecules as (

    select * from {{ ref('stg_vendor__asset_master') }}

),

trials as (

    select * from {{ ref('stg_vendor__trial') }}

),

companies as (

    select * from {{ ref('stg_vendor__company') }}

),

resolved_names as (

    select * from {{ ref('int_company__resolved_names') }}

),

phases as (

    select * from {{ ref('seed_phase') }}

),

pipelines as (

    select
        molecules.data_tier,
        molecules.vendor,
        molecules.vendor_asset_id,
        resolved_names.company_id
    from molecules
    inner join vendors_in_use
        on vendors_in_use.data_tier = molecules.data_tier
        and vendors_in_use.table_name = 'asset_master'
        and vendors_in_use.vendor = molecules.vendor
    inner join companies
        on companies.data_tier = molecules.data_tier
        and companies.vendor = molecules.vendor
        and companies.company_id = molecules.originator_company_id
    inner join resolved_names
        on resolved_names.data_tier = companies.data_tier
        and resolved_names.sponsor_name = companies.name
    where molecules.innovation_class = 'nme'
      and not coalesce(molecules.is_diagnostic, false)

),

tested as (

    select
        data_tier,
        vendor,
        phase,
        coalesce(start_date, first_posted) as began_on,
        unnest(experimental_ids) as vendor_asset_id
    from trials

)

select
    reporting_years.data_tier,
    reporting_years.company_id,
    reporting_years.year,
    pipelines.vendor_asset_id as asset_id,
    max(phases.phase_rank) as phase_rank
from reporting_years
inner join pipelines
    on pipelines.data_tier = reporting_years.data_tier
    and pipelines.company_id = reporting_years.company_id
inner join tested
    on tested.data_tier = pipelines.data_tier
    and tested.vendor = pipelines.vendor
    and tested.vendor_asset_id = pipelines.vendor_asset_id
    and tested.began_on <= reporting_years.as_of_on
inner join phases on phases.phase = tested.phase
group by reporting_years.data_tier, reporting_years.company_id, reporting_years.year, pipelines.vendor_asset_id,
    reporting_years.as_of_on
having max(tested.began_on)
    >= cast(reporting_years.as_of_on - interval '{{ var("active_within_months") }}' month as date)
