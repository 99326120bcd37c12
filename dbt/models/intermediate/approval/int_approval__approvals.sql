-- Approvals of both agencies by asset: an application once per asset that it contains.

with

fda_approvals as (

    select * from {{ ref('int_approval__fda') }}

),

ema_approvals as (

    select * from {{ ref('int_approval__ema') }}

),

substances as (

    select * from {{ ref('int_approval__substances') }}

),

resolved_substances as (

    select * from {{ ref('int_asset__resolved_substances') }}

),

applications as (

    select
        data_tier, 'FDA' as agency, application_no, approval_date, approval_type,
        submission_class_code, center, applicant_name, source
    from fda_approvals
    union all
    select
        data_tier, 'EMA', application_no, approval_date, approval_type,
        null, null, applicant_name, 'ema_medicines'
    from ema_approvals

),

assets_of_application as (

    select
        substances.data_tier,
        substances.agency,
        substances.application_no,
        resolved_substances.asset_id,
        min(substances.substance_text) as substance_text
    from substances
    inner join resolved_substances
        on resolved_substances.data_tier = substances.data_tier
        and resolved_substances.substance_norm = substances.substance_norm
    group by substances.data_tier, substances.agency, substances.application_no, resolved_substances.asset_id

),

ranked as (

    select
        applications.data_tier,
        applications.agency,
        applications.application_no,
        assets_of_application.asset_id,
        assets_of_application.substance_text,
        applications.approval_date,
        applications.approval_type,
        applications.submission_class_code,
        applications.center,
        applications.applicant_name,
        applications.source,
        count(*) over (
            partition by applications.data_tier, applications.agency, applications.application_no
        ) > 1 as is_combination,
        row_number() over (
            partition by applications.data_tier, applications.agency, assets_of_application.asset_id
            order by applications.approval_date asc nulls last, applications.application_no asc
        ) as approval_rank
    from applications
    inner join assets_of_application
        on assets_of_application.data_tier = applications.data_tier
        and assets_of_application.agency = applications.agency
        and assets_of_application.application_no = applications.application_no
    where {{ known_then('applications.approval_date') }}

)

select
    data_tier,
    agency,
    application_no,
    asset_id,
    substance_text,
    approval_date,
    approval_type,
    -- without a date there is no saying which approval came first
    approval_rank = 1 and approval_date is not null as is_first_for_agency,
    is_combination,
    submission_class_code,
    center,
    applicant_name,
    source
from ranked
