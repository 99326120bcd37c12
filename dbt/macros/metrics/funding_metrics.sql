{#- Every figure of the exhibits on R&D money and on clusters: one line per figure. -#}
{% macro funding_metrics() %}
    {{ metric_rows(ref('mart_exhibit_15_rd_funding'), 'amount_low_usd_bn', 'USD bn', 'source_type', 'country', 'year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_15_rd_funding'), 'amount_mid_usd_bn', 'USD bn', 'source_type', 'country', 'year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_15_rd_funding'), 'amount_high_usd_bn', 'USD bn', 'source_type', 'country', 'year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_15_rd_funding'), 'share_of_total', 'fraction', 'source_type', 'country', 'year', 'amount_mid_usd_bn', "max(case when source_type = 'total' then amount_mid_usd_bn end) over (partition by data_tier, year, country)") }}
    union all
    {{ metric_rows(ref('mart_exhibit_s1_cluster_comparison'), 'value', 'as the exhibit says', 'indicator', 'cluster', 'year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_s1_cluster_comparison'), 'ratio_to_zhangjiang', 'multiple', 'indicator', 'cluster', 'year') }}
{%- endmacro %}
