{#- Periods of one key neither overlap nor leave a gap; the last one is open. Returns the periods that break this. -#}
{% test periods_do_not_overlap(model, key, from_column, to_column) %}

    with

    ordered as (

        select
            {{ key }} as period_key,
            {{ from_column }} as period_from,
            {{ to_column }} as period_to,
            lead({{ from_column }}) over (
                partition by {{ key }} order by coalesce({{ from_column }}, date '0001-01-01')
            ) as next_from
        from {{ model }}

    )

    select
        period_key,
        period_from,
        period_to
    from ordered
    where period_to is distinct from next_from - interval 1 day
       or period_to < period_from

{% endtest %}
