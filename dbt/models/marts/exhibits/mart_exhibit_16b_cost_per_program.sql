-- Exhibit 16b: clinical R&D of leading China companies per phase-I-equivalent program, by year.

with

companies as (

    select * from {{ ref('mart_exhibit_16b_company_costs') }}

),

by_year as (

    select
        data_tier,
        year,
        count(*) as n_companies,
        count(*) filter (where is_share_estimated) as n_share_estimated,
        sum(clinical_rd_rmb_mn) as clinical_rd_rmb_mn,
        cast(sum(n_active_p1) as bigint) as n_active_p1,
        cast(sum(n_active_p2) as bigint) as n_active_p2,
        cast(sum(n_active_p3) as bigint) as n_active_p3,
        sum(p1_equivalent_programs) as p1_equivalent_programs,
        avg(cost_per_program_rmb_mn) as avg_company,
        sum(clinical_rd_rmb_mn) / sum(p1_equivalent_programs) as pooled,
        avg(cost_per_plain_program_rmb_mn) as avg_company_plain
    from companies
    group by data_tier, year

),

base_years as (

    select * from by_year
    where year = {{ var('cost_base_year') }}

)

select
    {{ exhibit_columns('16b', 'by_year') }},
    by_year.year,
    by_year.n_companies,
    by_year.n_share_estimated,
    by_year.clinical_rd_rmb_mn,
    by_year.n_active_p1,
    by_year.n_active_p2,
    by_year.n_active_p3,
    by_year.p1_equivalent_programs,
    by_year.avg_company as cost_per_program_rmb_mn,
    by_year.avg_company,
    by_year.pooled,
    by_year.avg_company_plain,
    cast(1 as double) as weight_p1,
    cast({{ var('program_weight_p2') }} as double) as weight_p2,
    cast({{ var('program_weight_p3') }} as double) as weight_p3,
    by_year.avg_company - base_years.avg_company as change_vs_2020
from by_year
left join base_years on base_years.data_tier = by_year.data_tier
