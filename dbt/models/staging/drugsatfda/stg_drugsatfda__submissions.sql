-- The submissions (original and supplements) of an FDA application, in its order.

with

applications as (

    select * from {{ ref('stg_drugsatfda__applications') }}

),

numbered as (

    select
        data_tier,
        application_number,
        generate_subscripts(submissions, 1) as submission_row_no,
        unnest(submissions) as submission
    from applications

)

select
    data_tier,
    application_number,
    submission_row_no,
    nullif(trim(submission.submission_type), '') as submission_type,
    nullif(trim(submission.submission_no), '') as submission_no,
    nullif(trim(submission.submission_status), '') as submission_status,
    nullif(trim(submission.status_date_text), '') as submission_status_date_text,
    nullif(trim(submission.class_code), '') as submission_class_code,
    nullif(trim(submission.class_description), '') as submission_class_description,
    nullif(trim(submission.review_priority), '') as review_priority
from numbered
