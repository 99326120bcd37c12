{#- Every combination of the columns, where none of them is null, is a row of the other table. Returns those that are not. -#}
{% test refers_to(model, columns, to, to_columns=none) %}

    {%- set to_columns = to_columns or columns %}

    select distinct
        {% for column in columns -%}
            child.{{ column }}{{ ',' if not loop.last }}
        {% endfor %}
    from {{ model }} as child
    left join {{ to }} as parent
        on {% for column in columns -%}
            parent.{{ to_columns[loop.index0] }} = child.{{ column }}
            {{- ' and ' if not loop.last }}
        {%- endfor %}
    where parent.{{ to_columns[0] }} is null
    {%- for column in columns %}
        and child.{{ column }} is not null
    {%- endfor %}

{% endtest %}
