-- Every value that a drug maker filed for a concept, with the company and the period that it is for. A period belongs
-- to the calendar year, quarter or half in whose middle its own middle lies, as in the publisher's frames.

with

facts as (

    select * from {{ ref('stg_sec_edgar__company_facts') }}

),

filers as (

    select * from {{ ref('int_financials__filers') }}

),

resolved_names as (

    select * from {{ ref('int_company__resolved_names') }}

),

concepts as (

    select * from {{ ref('seed_financial_concept') }}

),

lengths as (

    select * from {{ ref('seed_period_length') }}

),

counted as (

    select
        facts.*,
        concepts.concept,
        concepts.precedence,
        {{ days_between('facts.period_start', 'facts.period_end') }} + 1 as n_days
    from facts
    inner join concepts
        on concepts.taxonomy = facts.taxonomy
        and concepts.tag = facts.tag
    where facts.value is not null

),

with_middle as (

    select
        counted.*,
        lengths.period_kind,
        cast(counted.period_end - interval '1' day * cast(counted.n_days / 2 as integer) as date) as middle_date
    from counted
    inner join lengths on counted.n_days between lengths.min_days and lengths.max_days

)

select
    with_middle.data_tier,
    resolved_names.company_id,
    {{ fiscal_period('with_middle.period_kind', 'with_middle.middle_date') }} as fiscal_period,
    with_middle.concept,
    'sec_edgar' as source,
    with_middle.fact_key as value_key,
    with_middle.value,
    -- collections that state no currency: the domestic forms are in US dollars, foreign ones may be in any
    coalesce(
        with_middle.currency,
        case when regexp_full_match(with_middle.form, '(10-|8-).*') then 'USD' end
    ) as currency,
    with_middle.period_start,
    with_middle.period_end,
    false as is_estimated,
    with_middle.accn,
    with_middle.filed_on,
    with_middle.tag,
    with_middle.precedence,
    with_middle.cik as reporter
from with_middle
inner join filers
    on filers.data_tier = with_middle.data_tier
    and filers.cik = with_middle.cik
inner join resolved_names
    on resolved_names.data_tier = filers.data_tier
    and resolved_names.sponsor_name = filers.company_name
-- an expense below zero corrects an earlier period, whose own value is filed anew
where not (with_middle.concept = 'rd_expense' and with_middle.value < 0)
