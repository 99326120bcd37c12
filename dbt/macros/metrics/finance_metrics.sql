{#- Every figure of the exhibits that filings, vendors' accounts and publications feed: one line per figure. -#}
{% macro finance_metrics() %}
    {{ metric_rows(ref('mart_exhibit_12a_cns_journal_pubs'), 'n_pubs', 'papers', "'all'", 'country', 'pub_year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_12a_cns_journal_pubs'), 'n_pubs_any_topic', 'papers', "'all'", 'country', 'pub_year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_12a_cns_journal_pubs'), 'n_pubs_joint_cn_us', 'papers', "'all'", 'country', 'pub_year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_12a_cns_journal_pubs'), 'ratio_to_us', 'ratio', "'all'", 'country', 'pub_year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_12a_cns_journal_pubs'), 'ratio_to_us_any_topic', 'ratio', "'all'", 'country', 'pub_year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_16a_rd_budget_top20'), 'n_companies', 'companies', 'company_type', 'country', 'year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_16a_rd_budget_top20'), 'revenue_usd_bn_sum', 'USD bn', 'company_type', 'country', 'year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_16a_rd_budget_top20'), 'revenue_usd_bn_avg', 'USD bn', 'company_type', 'country', 'year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_16a_rd_budget_top20'), 'rd_budget_usd_bn_sum', 'USD bn', 'company_type', 'country', 'year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_16a_rd_budget_top20'), 'rd_budget_usd_bn_avg', 'USD bn', 'company_type', 'country', 'year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_16a_rd_budget_top20'), 'rd_ratio', 'ratio', 'company_type', 'country', 'year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_16a_rd_budget_top20'), 'us_to_china_ratio', 'ratio', 'company_type', 'country', 'year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_16a_rd_budget_top20'), 'us_to_china_revenue_ratio', 'ratio', 'company_type', 'country', 'year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_16b_cost_per_program'), 'cost_per_program_rmb_mn', 'RMB mn', "'all'", "'CN'", 'year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_16b_cost_per_program'), 'pooled', 'RMB mn', "'all'", "'CN'", 'year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_16b_cost_per_program'), 'avg_company_plain', 'RMB mn', "'all'", "'CN'", 'year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_16b_cost_per_program'), 'change_vs_2020', 'RMB mn', "'all'", "'CN'", 'year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_16b_cost_per_program'), 'p1_equivalent_programs', 'phase I programs', "'all'", "'CN'", 'year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_16b_cost_per_program'), 'weight_p1', 'phase I programs', "'all'", "'CN'", 'year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_16b_cost_per_program'), 'weight_p2', 'phase I programs', "'all'", "'CN'", 'year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_16b_cost_per_program'), 'weight_p3', 'phase I programs', "'all'", "'CN'", 'year') }}
{%- endmacro %}
