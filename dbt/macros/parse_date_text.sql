{#-
    The date that a text spells in the first of the formats that fits it whole, else null; never an error.
    Engine-specific, because no two engines spell formats or forgiving parsing alike. Years before 1800 are misprints.
-#}
{% macro parse_date_text(date_text, formats) -%}
    {{ adapter.dispatch('parse_date_text')(date_text, formats) }}
{%- endmacro %}

{% macro default__parse_date_text(date_text, formats) -%}
    {{ exceptions.raise_compiler_error("parse_date_text is not written for " ~ target.type ~ ": add " ~ target.type ~ "__parse_date_text to macros/parse_date_text.sql") }}
{%- endmacro %}

{% macro duckdb__parse_date_text(date_text, formats) -%}
    {%- set parsed = "cast(try_strptime(trim(" ~ date_text ~ "), ['" ~ formats | join("', '") ~ "']) as date)" -%}
    case when {{ parsed }} >= date '1800-01-01' then {{ parsed }} end
{%- endmacro %}
