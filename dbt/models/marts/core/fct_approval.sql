-- Approvals by the FDA and the EMA of every substance in their files, a combination product once per substance.

with

approvals as (

    select * from {{ ref('int_approval__approvals') }}

),

resolved_names as (

    select * from {{ ref('int_company__resolved_names') }}

)

select
    approvals.data_tier,
    approvals.agency,
    approvals.application_no,
    approvals.asset_id,
    approvals.substance_text,
    approvals.approval_date,
    approvals.approval_type,
    approvals.is_first_for_agency,
    approvals.is_combination,
    approvals.submission_class_code,
    approvals.applicant_name,
    resolved_names.company_id as applicant_company_id,
    approvals.source
from approvals
left join resolved_names
    on resolved_names.data_tier = approvals.data_tier
    and resolved_names.sponsor_name = approvals.applicant_name
