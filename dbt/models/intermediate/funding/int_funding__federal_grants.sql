-- Government lines of the US: NIH and the life-science part of NSF, per fiscal year. NIH has two lines where totals of
-- organisations are loaded too: the sum of the awards at hand, and the yearly mean of the totals. The larger counts,
-- because a list of awards can be partial and never holds too much.

with

awards as (

    select * from {{ ref('int_grant__awards') }}
    -- a sub-project repeats money of the award that it is part of
    where not is_subproject
      and is_life_science
      and amount_usd is not null

),

institution_totals as (

    select * from {{ ref('stg_nih_reporter__institution_totals') }}
    where country_text = 'UNITED STATES'
      and not is_rollup

),

budgets as (

    select * from {{ ref('seed_funder_budget') }}

),

from_awards as (

    select
        data_tier,
        funder,
        fiscal_year,
        case funder when 'NIH' then 'nih_awards' else 'nsf_life_science_awards' end as line_id,
        sum(amount_usd) / 1e9 as amount_usd_bn,
        'actual' as basis,
        funder || ', sum of the awards loaded' as citation
    from awards
    group by data_tier, funder, fiscal_year

),

spans as (

    select
        data_tier,
        first_fiscal_year,
        last_fiscal_year,
        sum(amount_usd) / 1e9 / (last_fiscal_year - first_fiscal_year + 1) as amount_usd_bn
    from institution_totals
    group by data_tier, first_fiscal_year, last_fiscal_year

),

span_years as (

    select
        data_tier,
        first_fiscal_year,
        last_fiscal_year,
        amount_usd_bn,
        cast(unnest(generate_series(first_fiscal_year, last_fiscal_year)) as integer) as fiscal_year
    from spans

),

from_totals as (

    -- of several spans with one year the shortest is nearest to the year
    select
        data_tier,
        'NIH' as funder,
        fiscal_year,
        'nih_institution_mean' as line_id,
        amount_usd_bn,
        'estimated' as basis,
        'NIH, totals of organisations FY' || first_fiscal_year || ' to FY' || last_fiscal_year || ', mean per year'
            as citation
    from span_years
    qualify row_number() over (
        partition by data_tier, fiscal_year order by last_fiscal_year - first_fiscal_year, last_fiscal_year
    ) = 1

),

lines as (

    select data_tier, funder, fiscal_year, line_id, amount_usd_bn, basis, citation from from_awards
    union all
    select data_tier, funder, fiscal_year, line_id, amount_usd_bn, basis, citation from from_totals

)

select
    lines.data_tier,
    'US' as country,
    lines.fiscal_year as year,
    'government' as source_type,
    lines.line_id,
    lines.amount_usd_bn as low,
    lines.amount_usd_bn as mid,
    lines.amount_usd_bn as high,
    'gt' as bound_op,
    lines.basis,
    row_number() over (
        partition by lines.data_tier, lines.funder, lines.fiscal_year order by lines.amount_usd_bn desc, lines.line_id
    ) = 1 as is_counted,
    lines.amount_usd_bn / budgets.budget_usd_bn as coverage_ratio,
    lines.citation
from lines
left join budgets
    on budgets.funder = lines.funder
    and budgets.fiscal_year = lines.fiscal_year
