{#- How often each value occurs in a group, as a map from value to count. Engine-specific: few engines have a histogram. -#}
{% macro count_by_value(expression) -%}
    {{ adapter.dispatch('count_by_value')(expression) }}
{%- endmacro %}

{% macro default__count_by_value(expression) -%}
    {{ exceptions.raise_compiler_error("count_by_value is not written for " ~ target.type ~ ": add " ~ target.type ~ "__count_by_value to macros/count_by_value.sql") }}
{%- endmacro %}

{% macro duckdb__count_by_value(expression) -%}
    cast(histogram({{ expression }}) as map(varchar, bigint))
{%- endmacro %}
