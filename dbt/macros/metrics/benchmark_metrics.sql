{#- Every figure of the exhibits that surveys, experts and printed cells feed: one line per figure. -#}
{% macro benchmark_metrics() %}
    {% set stage = ref('mart_exhibit_03_stage_benchmark') %}
    {% set stage_segment = "dimension || ' / ' || stage || ' / ' || basis" %}
    {{ metric_rows(stage, 'low_value', 'as the exhibit says', stage_segment, "'CN'", 'snapshot_date') }}
    union all
    {{ metric_rows(stage, 'mid_value', 'as the exhibit says', stage_segment, "'CN'", 'snapshot_date') }}
    union all
    {{ metric_rows(stage, 'high_value', 'as the exhibit says', stage_segment, "'CN'", 'snapshot_date') }}
    union all
    {{ metric_rows(ref('mart_text_crdmo_benchmark'), 'low_pct', 'percent of peer', 'metric', "'CN'", 'snapshot_date') }}
    union all
    {{ metric_rows(ref('mart_text_crdmo_benchmark'), 'high_pct', 'percent of peer', 'metric', "'CN'", 'snapshot_date') }}
    {% set steps = ref('mart_exhibit_04_modality_benchmark') %}
    {%- for figure, unit in [('low_months', 'months'), ('high_months', 'months'), ('rounds', 'rounds'), ('case_low_months', 'months'), ('case_high_months', 'months')] %}
    union all
    {{ metric_rows(steps, figure, unit, "modality || ' / ' || step", "'CN'", 'snapshot_date') }}
    {%- endfor %}
    {% set summary = ref('mart_exhibit_04_modality_summary') %}
    {%- for figure, unit, country in [
        ('china_total_low_months', 'months', 'CN'), ('china_total_high_months', 'months', 'CN'),
        ('china_cost_low_usd_mn_per_pcc', 'USD mn', 'CN'), ('china_cost_high_usd_mn_per_pcc', 'USD mn', 'CN'),
        ('us_extra_low_months', 'months', 'US'), ('us_extra_high_months', 'months', 'US'),
        ('us_cost_multiple_low', 'x', 'US'), ('us_cost_multiple_high', 'x', 'US'),
        ('us_total_low_months', 'months', 'US'), ('us_total_high_months', 'months', 'US'),
        ('us_cost_low_usd_mn', 'USD mn', 'US'), ('us_cost_high_usd_mn', 'USD mn', 'US'),
        ('sum_steps_low_months', 'months', 'CN'), ('sum_steps_high_months', 'months', 'CN')
    ] %}
    union all
    {{ metric_rows(summary, figure, unit, 'modality', "'" ~ country ~ "'", 'snapshot_date') }}
    {%- endfor %}
    union all
    {{ metric_rows(ref('mart_exhibit_07_ai_maturity'), 'maturity_level', 'level', "rd_stage || ' / ' || use_case || ' / ' || molecule_scope", "'GLOBAL'", 'snapshot_date') }}
    union all
    {{ metric_rows(ref('mart_exhibit_14_enabler_scorecard'), 'score', 'score', 'enabler', 'country', 'snapshot_date') }}
    union all
    {{ metric_rows(ref('mart_exhibit_14_enabler_scorecard'), 'gap_vs_us', 'score', 'enabler', 'country', 'snapshot_date') }}
{% endmacro %}
