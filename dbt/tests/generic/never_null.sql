{#- Columns that a model without a contract promises never to be null, all in one pass; a mart's contract says the same
    with constraints. Returns column and number of rows that break the promise. -#}
{% test never_null(model, columns) %}

    with counted as (
        select
            {% for column in columns -%}
                count(*) - count({{ column }}) as {{ column }}{{ ',' if not loop.last }}
            {% endfor %}
        from {{ model }}
    )

    select
        column_name,
        n_null
    from (unpivot counted on columns(*) into name column_name value n_null)
    where n_null > 0

{% endtest %}
