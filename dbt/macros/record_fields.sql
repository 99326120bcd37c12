{#-
    A flat JSON record as a map from field name to text, for staging models of spreadsheets whose headers change over
    the years. Names are folded (lower case, runs of other characters as one underscore), so that the spreadsheet
    header 'EMA product number' and the JSON key 'ema_product_number' are one field.
-#}
{% macro record_fields(payload) -%}
    {{ adapter.dispatch('record_fields')(payload) }}
{%- endmacro %}

{% macro default__record_fields(payload) -%}
    {{ exceptions.raise_compiler_error("record_fields is not written for " ~ target.type ~ ": add " ~ target.type ~ "__record_fields to macros/record_fields.sql") }}
{%- endmacro %}

{% macro duckdb__record_fields(payload) -%}
    map_from_entries(list_transform(
        map_entries(from_json({{ payload }}, '"MAP(VARCHAR, VARCHAR)"')),
        lambda entry: {
            'key': trim(regexp_replace(lower(entry.key), '[^a-z0-9]+', '_', 'g'), '_'),
            'value': entry.value
        }
    ))
{%- endmacro %}

{#- The first of the named fields that holds a text, trimmed; null when none does. Expects a column `fields`. -#}
{% macro text_field(names) -%}
    {%- set found = [] -%}
    {%- for name in names -%}
        {%- do found.append("nullif(trim(fields['" ~ name ~ "']), '')") -%}
    {%- endfor -%}
    {{ found[0] if found | length == 1 else "coalesce(" ~ found | join(", ") ~ ")" }}
{%- endmacro %}

{#- The field as a flag: yes and no in any case; null for anything else. Expects a column `fields`. -#}
{% macro flag_field(name) -%}
    case lower({{ text_field([name]) }}) when 'yes' then true when 'no' then false end
{%- endmacro %}
