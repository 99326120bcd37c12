{#- Every figure of the exhibits that deals, financing and people in leading roles feed: one line per figure. -#}
{% macro deal_metrics() %}
    {{ metric_rows(ref('mart_exhibit_05b_bd_origin'), 'n_deals', 'deals', "'all'", 'origin_group', 'deal_year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_05b_bd_origin'), 'share_of_deals', 'fraction', "'all'", 'origin_group', 'deal_year', 'n_deals', 'n_deals_global') }}
    union all
    {{ metric_rows(ref('mart_exhibit_05b_bd_origin'), 'upfront_usd_mn', 'USD million', "'all'", 'origin_group', 'deal_year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_05b_bd_origin'), 'share_of_upfront', 'fraction', "'all'", 'origin_group', 'deal_year', 'upfront_usd_mn', 'sum(upfront_usd_mn) over (partition by data_tier, deal_year)') }}
    union all
    {{ metric_rows(ref('mart_exhibit_05b_bd_origin'), 'n_cross_border', 'deals', "'all'", 'origin_group', 'deal_year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_08c_mnc_deals'), 'n_deals', 'deals', 'area', 'origin_group', "extract(year from period_start_date) || '-' || extract(year from period_end_date)") }}
    union all
    {{ metric_rows(ref('mart_exhibit_09b_codevelopment'), 'share_codev', 'fraction', "'all'", "'CN'", 'deal_year', 'n_codev', 'n_deals_base') }}
    union all
    {{ metric_rows(ref('mart_exhibit_09b_codevelopment'), 'share_codev_licences', 'fraction', "'all'", "'CN'", 'deal_year', 'n_codev_licences', 'n_licences') }}
    union all
    {{ pooled_rows('pooled_share_2023_2025', 'n_codev', 'n_deals_base') }}
    union all
    {{ pooled_rows('pooled_share_licences_2023_2025', 'n_codev_licences', 'n_licences') }}
    union all
    {{ metric_rows(ref('mart_exhibit_17_exits'), 'n_events', 'exits', 'exit_type', 'country', 'exit_year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_17_exits'), 'value_usd_bn', 'USD billion', 'exit_type', 'country', 'exit_year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_17_exits_summary'), 'n_events', 'exits', 'exit_type', 'country', "first_covered_year || '-' || last_covered_year") }}
    union all
    {{ metric_rows(ref('mart_exhibit_17_exits_summary'), 'value_usd_bn', 'USD billion', 'exit_type', 'country', "first_covered_year || '-' || last_covered_year") }}
    union all
    {{ metric_rows(ref('mart_exhibit_17_exits_summary'), 'avg_size_usd_bn', 'USD billion', 'exit_type', 'country', "first_covered_year || '-' || last_covered_year") }}
    union all
    {{ metric_rows(ref('mart_exhibit_18_talent_mix'), 'n_people', 'people', "founding_cohort || ' / ' || talent_source", "'CN'", 'snapshot_date') }}
    union all
    {{ metric_rows(ref('mart_exhibit_18_talent_mix'), 'share', 'fraction', "founding_cohort || ' / ' || talent_source", "'CN'", 'snapshot_date', 'n_people', 'n_people_of_cohort') }}
{% endmacro %}

{#- A figure of exhibit 9b over the deals of 2023 to 2025 together, which each of its yearly rows repeats. -#}
{% macro pooled_rows(metric_id, numerator, denominator) -%}
    select
        max(exhibit_id) as exhibit_id,
        '{{ metric_id }}' as metric_id,
        'all' as segment,
        'CN' as origin_group,
        '2023-2025' as period,
        max({{ metric_id }}) as value,
        'fraction' as unit,
        cast(sum({{ numerator }}) filter (where deal_year between 2023 and 2025) as double) as numerator,
        cast(sum({{ denominator }}) filter (where deal_year between 2023 and 2025) as double) as denominator,
        data_tier,
        max(snapshot_date) as as_of_on
    from {{ ref('mart_exhibit_09b_codevelopment') }}
    group by data_tier
{%- endmacro %}
