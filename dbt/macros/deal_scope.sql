{#- Rules of the exhibits of deals that a var can change, each in one place. Every var is part of scope_key. -#}

{#- Where a deal originates, by the var deal_origin. A deal whose asset's origin is not known keeps its licensor's. -#}
{% macro deal_origin_group(deals) -%}
    {%- set rules = {
        'licensor_hq': deals ~ '.originator_group',
        'asset_origin': 'coalesce(' ~ deals ~ '.asset_origin_group, ' ~ deals ~ '.originator_group)',
    } -%}
    {%- if var('deal_origin') not in rules -%}
        {{ exceptions.raise_compiler_error("var deal_origin is '" ~ var('deal_origin') ~ "': use one of " ~ rules.keys() | join(', ')) }}
    {%- endif -%}
    coalesce({{ rules[var('deal_origin')] }}, 'UNK')
{%- endmacro %}

{#- Which deals exhibit 8c counts: rights to assets, with purchases of companies where the var mnc_deals_with_mna says so. -#}
{% macro is_counted_mnc_deal(deals) -%}
    {%- if var('mnc_deals_with_mna') -%}
        ({{ deals }}.is_bd or {{ deals }}.is_control_acquired)
    {%- else -%}
        {{ deals }}.is_bd
    {%- endif -%}
{%- endmacro %}
