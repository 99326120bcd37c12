{#- A date as the number that its digits make, such as 20260109, so that dates and figures compare in one column. -#}
{% macro date_number(date_value) -%}
    extract(year from {{ date_value }}) * 10000 + extract(month from {{ date_value }}) * 100 + extract(day from {{ date_value }})
{%- endmacro %}
