{#- Whole days from a date to a later one, 0 on the same day. Engines spell it differently. -#}
{% macro days_between(first_date, last_date) -%}
    {{ adapter.dispatch('days_between')(first_date, last_date) }}
{%- endmacro %}

{% macro default__days_between(first_date, last_date) -%}
    datediff({{ last_date }}, {{ first_date }})
{%- endmacro %}

{% macro duckdb__days_between(first_date, last_date) -%}
    date_diff('day', {{ first_date }}, {{ last_date }})
{%- endmacro %}
