-- Figures of companies from the vendor in use, one row per figure. The clinical part of R&D is estimated where the
-- vendor names another source for it than the accounts.

with

figures as (

    select * from {{ ref('stg_vendor__company_financials') }}

),

vendors_in_use as (

    select * from {{ ref('int_vendor__in_use') }}

),

companies as (

    select * from {{ ref('stg_vendor__company') }}

),

resolved_names as (

    select * from {{ ref('int_company__resolved_names') }}

),

named as (

    select
        figures.*,
        resolved_names.company_id as resolved_company_id,
        cast(left(figures.period, 4) as integer) as period_year,
        nullif(substr(figures.period, 5, 1), '') as part_kind,
        try_cast(substr(figures.period, 6) as integer) as part_no
    from figures
    inner join vendors_in_use
        on vendors_in_use.data_tier = figures.data_tier
        and vendors_in_use.table_name = 'company_financials'
        and vendors_in_use.vendor = figures.vendor
    inner join companies
        on companies.data_tier = figures.data_tier
        and companies.vendor = figures.vendor
        and companies.company_id = figures.company_id
    inner join resolved_names
        on resolved_names.data_tier = companies.data_tier
        and resolved_names.sponsor_name = companies.name

),

dated as (

    select
        *,
        make_date(
            period_year, case part_kind when 'H' then part_no * 6 - 5 when 'Q' then part_no * 3 - 2 else 1 end, 1
        ) as period_start,
        case part_kind when 'H' then 6 when 'Q' then 3 else 12 end as n_months
    from named

),

unpivoted as (

    {% for concept in ['revenue', 'rd_expense', 'clinical_rd_expense', 'rd_capitalised'] %}
    select
        *,
        '{{ concept }}' as concept,
        {{ concept }} as value
    from dated
    {{ 'union all' if not loop.last }}
    {% endfor %}

)

select
    data_tier,
    resolved_company_id as company_id,
    period as fiscal_period,
    concept,
    vendor as source,
    vendor || '|' || company_id || '|' || period || '|' || concept as value_key,
    value,
    {{ iso_currency('currency') }} as currency,
    period_start,
    cast(period_start + interval '1' month * n_months - interval '1' day as date) as period_end,
    concept = 'clinical_rd_expense' and clinical_share_source is not null as is_estimated,
    cast(null as varchar) as accn,
    asof_date as filed_on,
    concept as tag,
    1 as precedence,
    company_id as reporter
from unpivoted
where value is not null
