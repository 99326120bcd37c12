{#-
    The date that an exhibit is computed as of: the var as_of when it is set, else the exhibit's own date in
    seed_exhibit_asof. `exhibit_id` is the exhibit's number as in its mart's name, such as '09a'.
-#}
{% macro asof(exhibit_id) -%}
    {%- if var('as_of') -%}
        date '{{ var("as_of") }}'
    {%- else -%}
        (select as_of_on from {{ ref('seed_exhibit_asof') }} where exhibit_id = '{{ exhibit_id }}')
    {%- endif -%}
{%- endmacro %}
