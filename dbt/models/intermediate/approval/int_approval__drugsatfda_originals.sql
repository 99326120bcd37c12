-- First full approval of an FDA application: its original submission with status AP. A tentative approval (TA) allows no
-- marketing, and a supplement changes an application that is already approved.

with

applications as (

    select * from {{ ref('stg_drugsatfda__applications') }}

),

submissions as (

    select * from {{ ref('stg_drugsatfda__submissions') }}

),

original_approvals as (

    select
        data_tier,
        application_number,
        {{ publisher_date('submission_status_date_text') }} as approval_date,
        submission_class_code
    from submissions
    where submission_type = 'ORIG'
      and submission_status = 'AP'

)

select
    original_approvals.data_tier,
    -- the number stays when the FDA turns a drug application into a biologics licence; the letters change
    lpad(replace(applications.application_number, applications.application_type, ''), 6, '0') as fda_number,
    applications.application_number,
    applications.application_type,
    min(original_approvals.approval_date) as approval_date,
    min_by(
        original_approvals.submission_class_code, (original_approvals.approval_date, original_approvals.submission_class_code)
    ) as submission_class_code,
    applications.sponsor_name as applicant_name
from original_approvals
inner join applications
    on applications.data_tier = original_approvals.data_tier
    and applications.application_number = original_approvals.application_number
group by
    original_approvals.data_tier,
    applications.application_number,
    applications.application_type,
    applications.sponsor_name
