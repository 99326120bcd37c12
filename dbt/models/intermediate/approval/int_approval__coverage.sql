-- Until when the loaded lists show an agency's approvals: the latest full approval in each list, and for the FDA the
-- earlier of drugs (Drugs@FDA or Orange Book) and biologics (Purple Book), because each stands in lists of its own.

with

drug_approvals as (

    select data_tier, approval_date
    from {{ ref('int_approval__drugsatfda_originals') }}
    where application_type <> 'ANDA'
    union all
    select data_tier, approval_date
    from {{ ref('int_approval__orange_book_originals') }}

),

biologic_approvals as (

    select * from {{ ref('int_approval__purple_book_originals') }}

),

ema_approvals as (

    select * from {{ ref('int_approval__ema') }}

),

drugs_until as (

    select data_tier, max(approval_date) as covered_until_date
    from drug_approvals
    group by data_tier

),

biologics_until as (

    select data_tier, max(approval_date) as covered_until_date
    from biologic_approvals
    group by data_tier

)

select
    coalesce(drugs_until.data_tier, biologics_until.data_tier) as data_tier,
    'FDA' as agency,
    -- with one kind of list missing there is no year of which all approvals are known
    case
        when drugs_until.covered_until_date is not null and biologics_until.covered_until_date is not null
            then least(drugs_until.covered_until_date, biologics_until.covered_until_date)
    end as covered_until_date
from drugs_until
full outer join biologics_until on biologics_until.data_tier = drugs_until.data_tier
union all
select
    data_tier,
    'EMA' as agency,
    max(approval_date) as covered_until_date
from ema_approvals
group by data_tier
