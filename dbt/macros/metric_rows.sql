{#-
    The rows of one figure of an exhibit mart in the tidy form of meta.metric_value. `segment`, `origin_group`, `period`,
    `numerator` and `denominator` are SQL expressions over the mart; a figure that is no fraction has neither of the last.
-#}
{% macro metric_rows(mart, metric_id, unit, segment, origin_group, period, numerator='null', denominator='null') -%}
    select
        exhibit_id,
        '{{ metric_id }}' as metric_id,
        {{ segment }} as segment,
        {{ origin_group }} as origin_group,
        cast({{ period }} as varchar) as period,
        cast({{ metric_id }} as double) as value,
        '{{ unit }}' as unit,
        cast({{ numerator }} as double) as numerator,
        cast({{ denominator }} as double) as denominator,
        data_tier,
        snapshot_date as as_of_on
    from {{ mart }}
{%- endmacro %}
