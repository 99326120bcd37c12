-- The one vendor per table whose rows count, by the order of seed_vendor_precedence; vendors are never mixed.
{%- set tables = [
    'asset_master', 'asset_indication', 'asset_target', 'trial', 'deal', 'financing', 'mna', 'company',
    'company_financials', 'survey_rd_benchmark', 'expert_benchmark', 'ai_maturity', 'enabler_score', 'talent_role',
    'cluster_indicator'
] %}

with

precedences as (

    select * from {{ ref('seed_vendor_precedence') }}

),

delivered as (

    {% for table in tables %}
    select distinct
        data_tier,
        '{{ table }}' as table_name,
        vendor
    from {{ ref('stg_vendor__' ~ table) }}
    {{ 'union all' if not loop.last }}
    {% endfor %}

),

ordered as (

    select
        delivered.data_tier,
        delivered.table_name,
        delivered.vendor,
        row_number() over (
            partition by delivered.data_tier, delivered.table_name
            order by coalesce(own.precedence, general.precedence) nulls last, delivered.vendor
        ) as place
    from delivered
    left join precedences as own
        on delivered.table_name = own.table_name and delivered.vendor = own.vendor
    left join precedences as general
        on general.table_name = 'all' and delivered.vendor = general.vendor

)

select
    data_tier,
    table_name,
    vendor
from ordered
where place = 1
