{#- One row per combination of the columns that a model's grain names, none of them null but those named `nullable`
    (an open end of a period); nor are the columns that `filled` names, which a mart's contract says with constraints.
    One pass over a model for all of it. Returns the offending keys, with their rows and the empty cells of each column. -#}
{% test unique_grain(model, columns, nullable=[], filled=[]) %}

    select
        {{ columns | join(', ') }},
        count(*) as n_rows
        {%- for column in filled %},
        count(*) - count({{ column }}) as n_null_{{ column }}
        {%- endfor %}
    from {{ model }}
    group by {{ columns | join(', ') }}
    having count(*) > 1
    {%- for column in columns if column not in nullable %}
        or {{ column }} is null
    {%- endfor %}
    {%- for column in filled %}
        or count({{ column }}) < count(*)
    {%- endfor %}

{% endtest %}
