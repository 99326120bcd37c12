{#-
    A text as a reference source states it: trimmed, and null for its ways of saying nothing. Tables exported from data
    frames spell a missing value in words; no drug, target or company is called NA, None or nan.
-#}
{% macro stated(text) -%}
    case when trim({{ text }}) not in ('', 'NA', 'na', 'None', 'none', 'nan', 'NaN', 'N/A') then trim({{ text }}) end
{%- endmacro %}

{#- The first of the named fields that states something. Expects a column `fields`, see record_fields. -#}
{% macro stated_field(names) -%}
    {%- set found = [] -%}
    {%- for name in names -%}
        {%- do found.append(stated("fields['" ~ name ~ "']")) -%}
    {%- endfor -%}
    {{ found[0] if found | length == 1 else "coalesce(" ~ found | join(", ") ~ ")" }}
{%- endmacro %}
