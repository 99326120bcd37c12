{#- The US federal fiscal year of a day: it begins in October of the calendar year before. -#}
{% macro us_fiscal_year(day) -%}
    cast(extract(year from {{ day }} + interval '3' month) as integer)
{%- endmacro %}
