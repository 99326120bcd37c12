-- Provisional: origin from the curated list of judged approvals, else the country of the sponsor of the asset's earliest
-- trial. The second is often a licensee's, and says nothing about a substance that was approved before that trial.

with

assets as (

    select * from {{ ref('int_asset__attributes') }}

),

roles as (

    select * from {{ ref('int_trial__arm_roles') }}

),

trial_dates as (

    select * from {{ ref('int_trial__dates') }}

),

sponsors as (

    select * from {{ ref('stg_ctgov__sponsors') }}

),

resolved_names as (

    select * from {{ ref('int_company__resolved_names') }}

),

companies as (

    select * from {{ ref('int_company__companies') }}

),

countries as (

    select * from {{ ref('seed_country') }}

),

curated as (

    select
        {{ asset_id(asset_name_norm('substance')) }} as asset_id,
        originator_company,
        origin_country,
        origin_reason
    from {{ ref('seed_china_origin_approval') }}

),

first_approvals as (

    select
        data_tier,
        asset_id,
        min(approval_date) as first_approval_date
    from {{ ref('int_approval__approvals') }}
    group by data_tier, asset_id

),

first_sponsors as (

    -- a company before a hospital of the same day: investigators test what a company made
    select
        roles.data_tier,
        roles.asset_id,
        arg_min(
            resolved_names.company_id,
            (trial_dates.first_registered_date, sponsors.sponsor_class <> 'INDUSTRY', roles.trial_id)
        ) as company_id
    from roles
    inner join trial_dates
        on trial_dates.data_tier = roles.data_tier
        and trial_dates.trial_id = roles.trial_id
    inner join sponsors
        on sponsors.data_tier = roles.data_tier
        and sponsors.nct_id = roles.trial_id
        and sponsors.sponsor_role = 'lead'
    inner join resolved_names
        on resolved_names.data_tier = sponsors.data_tier
        and resolved_names.sponsor_name = sponsors.sponsor_name
    left join first_approvals
        on first_approvals.data_tier = roles.data_tier
        and first_approvals.asset_id = roles.asset_id
    where roles.role = 'experimental'
      and (first_approvals.first_approval_date is null
           or trial_dates.first_registered_date < first_approvals.first_approval_date)
    group by roles.data_tier, roles.asset_id

),

combined as (

    select
        assets.data_tier,
        assets.asset_id,
        case
            when curated.asset_id is not null then originators.company_id else companies.company_id
        end as originator_company_id,
        coalesce(curated.origin_country, companies.operating_hq_country) as origin_country,
        coalesce(curated.origin_reason, 'lead sponsor of the earliest trial') as evidence,
        case
            when curated.asset_id is not null then 'provisional_curated'
            when companies.operating_hq_country is not null then 'provisional_first_sponsor'
            else 'provisional_unknown'
        end as method
    from assets
    left join curated on curated.asset_id = assets.asset_id
    left join resolved_names as originators
        on originators.data_tier = assets.data_tier
        and originators.sponsor_name = curated.originator_company
    left join first_sponsors
        on first_sponsors.data_tier = assets.data_tier
        and first_sponsors.asset_id = assets.asset_id
    left join companies
        on companies.data_tier = first_sponsors.data_tier
        and companies.company_id = first_sponsors.company_id

)

select
    combined.data_tier,
    combined.asset_id,
    combined.originator_company_id,
    combined.origin_country,
    coalesce(countries.origin_group, 'UNK') as origin_group,
    combined.evidence,
    combined.method,
    cast(case combined.method
        when 'provisional_curated' then 1.0
        when 'provisional_first_sponsor' then 0.5
        else 0
    end as double) as confidence
from combined
left join countries on countries.country_code = combined.origin_country
