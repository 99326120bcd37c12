-- First approval of each new drug application in the Orange Book: the earliest date of its products. An application with a
-- product of before 1982, whose date the book does not tell, is left out: Drugs@FDA has those.

with

products as (

    select * from {{ ref('stg_orange_book__products') }}
    where application_type = 'N'

)

select
    data_tier,
    application_no as fda_number,
    min(approval_date) as approval_date,
    min(applicant_full_name) as applicant_name
from products
group by data_tier, application_no
having min(approval_date) is not null
    and not bool_or(is_approved_before_1982)
