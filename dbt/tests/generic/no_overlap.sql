{#- Versions of one key follow each other: none begins before the one before it has ended. Returns those that do. -#}
{% test no_overlap(model, key_columns, from_column, to_column) %}

    with

    ordered as (

        select
            {{ key_columns | join(', ') }},
            {{ from_column }},
            lag(coalesce({{ to_column }}, date '9999-12-31')) over (
                partition by {{ key_columns | join(', ') }} order by {{ from_column }}
            ) as ended_before
        from {{ model }}

    )

    select * from ordered
    where {{ from_column }} <= ended_before

{% endtest %}
