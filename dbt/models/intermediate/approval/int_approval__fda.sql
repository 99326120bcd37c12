-- FDA approvals, each application once. Drugs@FDA lacks the products of the biologics centre (CBER), the Purple Book
-- lacks drugs; licences that stand in both are recognised by their number.

with

drugsatfda as (

    select * from {{ ref('int_approval__drugsatfda_originals') }}

),

-- abbreviated applications never share a number with a biologics licence
full_applications as (

    select * from drugsatfda
    where application_type <> 'ANDA'

),

purple_book as (

    select * from {{ ref('int_approval__purple_book_originals') }}

),

joined as (

    select
        coalesce(full_applications.data_tier, purple_book.data_tier) as data_tier,
        case
            when purple_book.fda_number is not null then 'BLA' || purple_book.fda_number
            else full_applications.application_number
        end as application_no,
        -- the older list loses early dates in places, the newer one whole products
        least(full_applications.approval_date, purple_book.approval_date) as approval_date,
        case when coalesce(purple_book.is_biosimilar, false) then 'biosimilar' else 'initial' end as approval_type,
        full_applications.submission_class_code,
        purple_book.center,
        coalesce(purple_book.applicant_name, full_applications.applicant_name) as applicant_name,
        full_applications.application_number as drugsatfda_number,
        purple_book.fda_number as purple_book_number
    from full_applications
    full outer join purple_book
        on purple_book.data_tier = full_applications.data_tier
        and purple_book.fda_number = full_applications.fda_number

),

abbreviated as (

    select
        data_tier,
        application_number as application_no,
        approval_date,
        'generic' as approval_type,
        submission_class_code,
        cast(null as varchar) as center,
        applicant_name,
        application_number as drugsatfda_number,
        cast(null as varchar) as purple_book_number
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
    approval_date,
    approval_type,
    submission_class_code,
    center,
    applicant_name,
    drugsatfda_number,
    purple_book_number,
    case
        when purple_book_number is null then 'drugsatfda'
        when drugsatfda_number is null then 'purple_book'
        else 'drugsatfda+purple_book'
    end as source
from combined
