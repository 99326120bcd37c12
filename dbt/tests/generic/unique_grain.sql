{#- One row per combination of the columns that a model's grain names, none of them null but those named `nullable`
    (an open end of a period). Returns the offending keys. -#}
{% test unique_grain(model, columns, nullable=[]) %}

    select
        {{ columns | join(', ') }},
        count(*) as n_rows
    from {{ model }}
    group by {{ columns | join(', ') }}
    having count(*) > 1
    {%- for column in columns if column not in nullable %}
        or {{ column }} is null
    {%- endfor %}

{% endtest %}
