-- Exhibit 16b, by company: clinical R&D of China companies and the programs that it paid for, by year.

with

figures as (

    select * from {{ ref('fct_company_financials') }}
    where length(fiscal_period) = 4

),

company_years as (

    select * from {{ ref('int_financials__company_years') }}

),

programs as (

    select * from {{ ref('int_financials__programs') }}

),

phases as (

    select * from {{ ref('dim_phase') }}

),

yearly_rates as (

    select * from {{ ref('int_money__fx_year') }}
    where currency = 'CNY'

),

in_renminbi as (

    -- what was reported in renminbi is not converted forth and back
    select
        figures.data_tier,
        figures.company_id,
        figures.source,
        cast(figures.fiscal_period as integer) as year,
        figures.concept,
        figures.is_estimated,
        case when figures.currency = 'CNY' then figures.value else figures.value_usd / yearly_rates.usd_per_unit end
            / 1e6 as value_rmb_mn
    from figures
    left join yearly_rates
        on yearly_rates.data_tier = figures.data_tier
        and yearly_rates.year = cast(figures.fiscal_period as integer)

),

by_source as (

    select
        data_tier,
        company_id,
        source,
        year,
        max(case when concept = 'clinical_rd_expense' then value_rmb_mn end) as clinical_disclosed,
        max(case when concept = 'rd_expense' then value_rmb_mn end)
            + coalesce(max(case when concept = 'rd_capitalised' then value_rmb_mn end), 0) as rd_total_rmb_mn,
        coalesce(bool_or(is_estimated), false) as is_estimated
    from in_renminbi
    group by data_tier, company_id, source, year

),

clinical as (

    select
        by_source.data_tier,
        by_source.company_id,
        company_years.company_name,
        by_source.year,
        by_source.rd_total_rmb_mn,
        coalesce(
            by_source.clinical_disclosed, by_source.rd_total_rmb_mn * {{ var('clinical_rd_share') or 'null' }}
        ) as clinical_rd_rmb_mn,
        by_source.is_estimated or by_source.clinical_disclosed is null as is_share_estimated
    from by_source
    inner join company_years
        on company_years.data_tier = by_source.data_tier
        and company_years.company_id = by_source.company_id
        and company_years.year = by_source.year
    where company_years.country = 'CN'
      and coalesce(company_years.company_type, 'biotech') in ('big_pharma', 'biopharma', 'biotech')
      and make_date(by_source.year, 12, 31) <= {{ asof('16b') }}
    qualify row_number() over (
        partition by by_source.data_tier, by_source.company_id, by_source.year
        order by by_source.clinical_disclosed is null, by_source.source = 'sec_edgar', by_source.source
    ) = 1

),

counted as (

    select
        programs.data_tier,
        programs.company_id,
        programs.year,
        count(*) filter (where phases.phase_group_e09 = 'I') as n_active_p1,
        count(*) filter (where phases.phase_group_e09 = 'II') as n_active_p2,
        count(*) filter (where phases.phase_group_e09 = 'III') as n_active_p3
    from programs
    inner join phases on phases.phase_rank = programs.phase_rank
    group by programs.data_tier, programs.company_id, programs.year

),

weighted as (

    select
        clinical.*,
        counted.n_active_p1,
        counted.n_active_p2,
        counted.n_active_p3,
        counted.n_active_p1 + {{ var('program_weight_p2') }} * counted.n_active_p2
            + {{ var('program_weight_p3') }} * counted.n_active_p3 as p1_equivalent_programs
    from clinical
    inner join counted
        on counted.data_tier = clinical.data_tier
        and counted.company_id = clinical.company_id
        and counted.year = clinical.year
    where clinical.clinical_rd_rmb_mn is not null

)

select
    {{ exhibit_columns('16b', 'weighted') }},
    company_id,
    company_name,
    year,
    rd_total_rmb_mn,
    clinical_rd_rmb_mn,
    is_share_estimated,
    n_active_p1,
    n_active_p2,
    n_active_p3,
    cast(p1_equivalent_programs as double) as p1_equivalent_programs,
    clinical_rd_rmb_mn / p1_equivalent_programs as cost_per_program_rmb_mn,
    clinical_rd_rmb_mn / (n_active_p1 + n_active_p2 + n_active_p3) as cost_per_plain_program_rmb_mn
from weighted
where p1_equivalent_programs > 0
