-- Until when the loaded lists show an agency's approvals: the latest full approval in each list, and for the FDA the
-- earlier of its two lists, because drugs stand in one and biologics in the other.

with

fda_approvals as (

    select * from {{ ref('int_approval__fda') }}
    where approval_type <> 'generic'

),

ema_approvals as (

    select * from {{ ref('int_approval__ema') }}

),

fda_lists as (

    select
        data_tier,
        max(case when drugsatfda_number is not null then approval_date end) as drugsatfda_until_date,
        max(case when purple_book_number is not null then approval_date end) as purple_book_until_date
    from fda_approvals
    group by data_tier

)

select
    data_tier,
    'FDA' as agency,
    -- with one list missing there is no year of which all approvals are known
    case
        when drugsatfda_until_date is not null and purple_book_until_date is not null
            then least(drugsatfda_until_date, purple_book_until_date)
    end as covered_until_date
from fda_lists
union all
select
    data_tier,
    'EMA' as agency,
    max(approval_date) as covered_until_date
from ema_approvals
group by data_tier
