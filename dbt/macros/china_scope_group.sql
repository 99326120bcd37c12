{#- The origin group with what the var china_scope counts as China put under CN. Mainland alone by default. -#}
{% macro china_scope_group(origin_group) -%}
    {%- set folded = {'mainland': [], 'mainland_hk': ['HK'], 'greater_china': ['HK', 'MO', 'TW']} -%}
    {%- if var('china_scope') not in folded -%}
        {{ exceptions.raise_compiler_error("var china_scope is '" ~ var('china_scope') ~ "': use one of " ~ folded.keys() | join(', ')) }}
    {%- endif -%}
    {%- if folded[var('china_scope')] -%}
        case when {{ origin_group }} in ('{{ folded[var("china_scope")] | join("', '") }}') then 'CN' else {{ origin_group }} end
    {%- else -%}
        {{ origin_group }}
    {%- endif -%}
{%- endmacro %}
