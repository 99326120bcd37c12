-- Molecules that each reporting company had in active clinical development at the end of a year, each at its highest
-- phase; what an agency approved is in development no longer. A tier with a resolved pipeline uses it; a vendor's
-- extract has none, so its own list of trials stands in, with a molecule active when a trial of it began within the
-- months that keep one active.

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

approvals as (

    select * from {{ ref('int_approval__approvals') }}

),

vendor_programs as (

    select * from {{ ref('int_financials__vendor_programs') }}

),

pipelines as (

    select
        reporting_years.data_tier,
        reporting_years.company_id,
        origins.asset_id
    from (select distinct data_tier, company_id from reporting_years) as reporting_years
    inner join origins
        on origins.data_tier = reporting_years.data_tier
        and origins.originator_company_id = reporting_years.company_id
    inner join attributes
        on attributes.data_tier = origins.data_tier
        and attributes.asset_id = origins.asset_id
    where {{ is_counted_molecule('attributes') }}

),

stages as (

    select evidence.*
    from {{ ref('int_asset__indication_stages') }} as evidence
    inner join pipelines
        on pipelines.data_tier = evidence.data_tier
        and pipelines.asset_id = evidence.asset_id

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
        indications.data_tier,
        indications.asset_id,
        indications.as_of_on,
        max(indications.phase_rank) as phase_rank
    from indications
    left join approved
        on approved.data_tier = indications.data_tier
        and approved.asset_id = indications.asset_id
        and approved.as_of_on = indications.as_of_on
    where indications.is_active
      and approved.asset_id is null
    group by indications.data_tier, indications.asset_id, indications.as_of_on

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
union all
select
    vendor_programs.data_tier,
    vendor_programs.company_id,
    vendor_programs.year,
    vendor_programs.asset_id,
    vendor_programs.phase_rank
from vendor_programs
where vendor_programs.data_tier not in (select data_tier from attributes)
