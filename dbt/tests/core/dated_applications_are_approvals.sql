-- Every full FDA application and EMA authorisation, known on the day looked at, that names a substance is in fct_approval.
with

applications as (

    select data_tier, 'FDA' as agency, application_no from {{ ref('int_approval__fda') }}
    where {{ known_then('approval_date') }}
    union all
    select data_tier, 'EMA', application_no from {{ ref('int_approval__ema') }}
    where {{ known_then('approval_date') }}

),

with_substance as (

    select distinct
        applications.data_tier,
        applications.agency,
        applications.application_no
    from applications
    inner join {{ ref('int_approval__substances') }} as substances
        on substances.data_tier = applications.data_tier
        and substances.agency = applications.agency
        and substances.application_no = applications.application_no

)

select
    with_substance.data_tier,
    with_substance.agency,
    with_substance.application_no
from with_substance
left join {{ ref('fct_approval') }} as approvals
    on approvals.data_tier = with_substance.data_tier
    and approvals.agency = with_substance.agency
    and approvals.application_no = with_substance.application_no
where approvals.application_no is null
