-- FDA approvals, each application once. Drugs@FDA lacks the products of the biologics centre (CBER), the Purple Book
-- lacks drugs; licences that stand in both are recognised by their number. The Orange Book adds the drugs that are
-- newer than the Drugs@FDA list, or missing in it.

with

drugsatfda as (

    select * from {{ ref('int_approval__drugsatfda_originals') }}

),

orange_book as (

    select * from {{ ref('int_approval__orange_book_originals') }}

),

purple_book as (

    select * from {{ ref('int_approval__purple_book_originals') }}

),

missing_drugs as (

    select orange_book.*
    from orange_book
    left join drugsatfda
        on drugsatfda.data_tier = orange_book.data_tier
        and drugsatfda.fda_number = orange_book.fda_number
    where drugsatfda.fda_number is null

),

-- abbreviated applications never share a number with a biologics licence
full_applications as (

    select
        data_tier, fda_number, application_number as application_no, approval_date, submission_class_code,
        applicant_name, 'drugsatfda' as source
    from drugsatfda
    where application_type <> 'ANDA'
    union all
    select
        data_tier, fda_number, 'NDA' || fda_number, approval_date, null, applicant_name, 'orange_book'
    from missing_drugs

),

joined as (

    select
        coalesce(full_applications.data_tier, purple_book.data_tier) as data_tier,
        coalesce(full_applications.fda_number, purple_book.fda_number) as fda_number,
        case
            when purple_book.fda_number is not null then 'BLA' || purple_book.fda_number
            else full_applications.application_no
        end as application_no,
        -- either list loses an early date in places
        least(full_applications.approval_date, purple_book.approval_date) as approval_date,
        case when coalesce(purple_book.is_biosimilar, false) then 'biosimilar' else 'initial' end as approval_type,
        full_applications.submission_class_code,
        purple_book.center,
        coalesce(purple_book.applicant_name, full_applications.applicant_name) as applicant_name,
        case
            when purple_book.fda_number is null then full_applications.source
            when full_applications.fda_number is null then 'purple_book'
            else full_applications.source || '+purple_book'
        end as source
    from full_applications
    full outer join purple_book
        on purple_book.data_tier = full_applications.data_tier
        and purple_book.fda_number = full_applications.fda_number

),

abbreviated as (

    select
        data_tier,
        fda_number,
        application_number as application_no,
        approval_date,
        'generic' as approval_type,
        submission_class_code,
        cast(null as varchar) as center,
        applicant_name,
        'drugsatfda' as source
    from drugsatfda
    where application_type = 'ANDA'

),

combined as (

    select * from joined
    union all
    select * from abbreviated

)

select
    data_tier,
    application_no,
    fda_number,
    approval_date,
    approval_type,
    submission_class_code,
    center,
    applicant_name,
    source
from combined
