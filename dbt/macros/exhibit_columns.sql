{#-
    The columns that every exhibit mart begins with. `scope_key` is a hash of the vars that change a figure, so that
    two releases are compared only where it agrees.
-#}
{% macro scope_key() -%}
    {%- set scope = {} -%}
    {%- for name in [
        'as_of', 'china_scope', 'clinical_stage_scope', 'entry_basis', 'include_vaccines',
        'mrct_role', 'comparator_loe_region', 'novel_modalities', 'min_modality_molecules', 'cell_window_basis',
        'n_top_targets', 'n_reference_targets', 'fic_reading', 'dual_status', 'n_top_listed', 'n_main_gaps',
        'deal_origin', 'mnc_deals_with_mna', 'mnc_deals_first_year', 'mnc_deals_last_year',
        'exits_first_year', 'exits_last_year', 'returnee_min_overseas_years',
        'topic_query_version', 'n_top_companies', 'commercial_min_revenue_usd', 'program_weight_p2', 'program_weight_p3',
        'clinical_rd_share', 'cost_base_year', 'accounts_known_after_days'
    ] -%}
        {%- do scope.update({name: var(name) | string}) -%}
    {%- endfor -%}
    {{ return(local_md5(tojson(scope, sort_keys=true))) }}
{%- endmacro %}

{% macro exhibit_columns(exhibit_id, relation) -%}
    '{{ exhibit_id }}' as exhibit_id,
    {{ asof(exhibit_id) }} as snapshot_date,
    {{ relation }}.data_tier,
    '{{ scope_key() }}' as scope_key,
    '{{ invocation_id }}' as dbt_run_id
{%- endmacro %}

{#- The years of a yearly series, one row each, from the var first_exhibit_year to the year of the exhibit's date. -#}
{% macro exhibit_years(exhibit_id, column) -%}
    select cast(unnest(generate_series(
        {{ var('first_exhibit_year') }}, cast(extract(year from {{ asof(exhibit_id) }}) as bigint)
    )) as integer) as {{ column }}
{%- endmacro %}
