-- Molecules that each reporting company had in active clinical development at the end of a year, each at its highest
-- phase; what an agency approved is in development no longer. A vendor's list of indications shows the present only, so
-- there his trials count: a molecule is active when a trial of it began within the months that keep one active.

with

reporting_years as (

    select * from {{ ref('int_financials__reporting_years') }}

),

origins as (

    select * from {{ ref('int_asset__origin') }}

),

attributes as (

    select * from {{ ref('int_asset__attributes') }}

),

companies as (

    select * from {{ ref('int_company__companies') }}

),

approvals as (

    -- without its day an approval ends no year's program
    select * from {{ ref('int_approval__molecules') }}
    where approval_date is not null

),

vendor_assets as (

    select * from {{ ref('int_vendor__assets') }}

),

vendor_entries as (

    select * from {{ ref('int_vendor__trial_entries') }}

),

reporting as (

    select distinct data_tier, company_id from reporting_years

),

pipelines as (

    -- what a subsidiary originated is its parent's, unless the subsidiary reports itself
    select
        origins.data_tier,
        coalesce(reporting.company_id, parents.company_id) as company_id,
        origins.asset_id
    from origins
    inner join attributes on attributes.data_tier = origins.data_tier and attributes.asset_id = origins.asset_id
    left join companies
        on companies.data_tier = origins.data_tier and companies.company_id = origins.originator_company_id
    left join reporting
        on reporting.data_tier = origins.data_tier and reporting.company_id = origins.originator_company_id
    left join reporting as parents
        on parents.data_tier = companies.data_tier and parents.company_id = companies.parent_company_id
    where {{ is_counted_molecule('attributes') }}
      and coalesce(reporting.company_id, parents.company_id) is not null

),

stages as (

    select evidence.*
    from {{ ref('int_asset__indication_stages') }} as evidence
    inner join pipelines on pipelines.data_tier = evidence.data_tier and pipelines.asset_id = evidence.asset_id
    where evidence.data_tier not in (select data_tier from vendor_assets)

),

dates as (

    select distinct data_tier, as_of_on from reporting_years

),

indications as (

    {{ indication_stages_asof('stages', 'dates') }}

),

approved as (

    {{ approved_asof('approvals', 'dates') }}

),

highest as (

    select
        data_tier,
        asset_id,
        as_of_on,
        max(phase_rank) as phase_rank
    from indications
    where is_active
    group by data_tier, asset_id, as_of_on
    union all
    select
        vendor_entries.data_tier,
        vendor_entries.asset_id,
        dates.as_of_on,
        max(vendor_entries.phase_rank)
    from vendor_entries
    inner join dates
        on dates.data_tier = vendor_entries.data_tier
        and dates.as_of_on >= coalesce(vendor_entries.start_date, vendor_entries.first_registered_date)
    group by vendor_entries.data_tier, vendor_entries.asset_id, dates.as_of_on
    having max(coalesce(vendor_entries.start_date, vendor_entries.first_registered_date))
        >= cast(dates.as_of_on - interval '{{ var("active_within_months") }}' month as date)

)

select
    reporting_years.data_tier,
    reporting_years.company_id,
    reporting_years.year,
    highest.asset_id,
    highest.phase_rank
from reporting_years
inner join pipelines
    on pipelines.data_tier = reporting_years.data_tier
    and pipelines.company_id = reporting_years.company_id
inner join highest
    on highest.data_tier = pipelines.data_tier
    and highest.asset_id = pipelines.asset_id
    and highest.as_of_on = reporting_years.as_of_on
left join approved
    on approved.data_tier = highest.data_tier
    and approved.asset_id = highest.asset_id
    and approved.as_of_on = highest.as_of_on
where approved.asset_id is null
