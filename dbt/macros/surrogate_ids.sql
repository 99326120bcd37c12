{#- Keys that survive a rebuild: a prefix and twelve hexadecimal digits of a hash of the canonical name. -#}
{% macro asset_id(canonical_name) -%}
    'ast_' || left(md5({{ canonical_name }}), 12)
{%- endmacro %}

{% macro company_id(canonical_name) -%}
    'cmp_' || left(md5({{ canonical_name }}), 12)
{%- endmacro %}
