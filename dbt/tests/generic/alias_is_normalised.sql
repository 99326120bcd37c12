{#- An alias is written as the names that it is compared with. Returns the others, which could never match. -#}
{% test alias_is_normalised(model, column) %}

    select {{ column }}
    from {{ model }}
    where {{ company_words(column) }} is distinct from {{ column }}

{% endtest %}
