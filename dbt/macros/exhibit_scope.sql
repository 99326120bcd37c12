{#- Rules of exhibits that a var can change, each in one place. Every var is part of scope_key. -#}

{#- New molecules, diagnostics left out; with prophylactic vaccines where the var include_vaccines says so. -#}
{% macro is_counted_molecule(asset) -%}
    (
        {{ asset }}.is_nme
        {%- if var('include_vaccines') %} or {{ asset }}.innovation_class = 'vaccine_prophylactic'{% endif %}
    )
    and not {{ asset }}.is_diagnostic
{%- endmacro %}

{#- The date that decides an asset's year of entry, by the var entry_basis. -#}
{% macro entry_date(asset) -%}
    {%- set columns = {'registration': 'first_clinical_date', 'trial_start': 'first_trial_start_date'} -%}
    {%- if var('entry_basis') not in columns -%}
        {{ exceptions.raise_compiler_error("var entry_basis is '" ~ var('entry_basis') ~ "': use one of " ~ columns.keys() | join(', ')) }}
    {%- endif -%}
    {{ asset }}.{{ columns[var('entry_basis')] }}
{%- endmacro %}

{#- Whether a phase rank is clinical stage, by the var clinical_stage_scope. -#}
{% macro is_clinical_stage(phase_rank) -%}
    {%- set bounds = {'p1_p3': [0.8, 3], 'p1_nda': [0.8, 3.5], 'ind_nda': [0.5, 3.5]} -%}
    {%- if var('clinical_stage_scope') not in bounds -%}
        {{ exceptions.raise_compiler_error("var clinical_stage_scope is '" ~ var('clinical_stage_scope') ~ "': use one of " ~ bounds.keys() | join(', ')) }}
    {%- endif -%}
    {{ phase_rank }} between {{ bounds[var('clinical_stage_scope')] | join(' and ') }}
{%- endmacro %}

{#-
    A year is complete when both the extract and the exhibit's date reach 180 days past its end: registrations come late.
    An extract that does not tell how far it reaches shows no complete year.
-#}
{% macro is_complete_registry_year(year, extract_until_date, exhibit_id) -%}
    {%- set complete_on = "cast(make_date(" ~ year ~ ", 12, 31) + interval '180' day as date)" -%}
    coalesce({{ extract_until_date }} >= {{ complete_on }} and {{ asof(exhibit_id) }} >= {{ complete_on }}, false)
{%- endmacro %}

{#- Which multi-regional trials of China companies exhibit 9a counts, by the var mrct_role. -#}
{% macro is_counted_mrct(is_china_led) -%}
    {%- set rules = {'lead': is_china_led, 'lead_or_collaborator': 'true'} -%}
    {%- if var('mrct_role') not in rules -%}
        {{ exceptions.raise_compiler_error("var mrct_role is '" ~ var('mrct_role') ~ "': use one of " ~ rules.keys() | join(', ')) }}
    {%- endif -%}
    {{ rules[var('mrct_role')] }}
{%- endmacro %}

{#- When a comparator of exhibit 5a loses its exclusivity, by the var comparator_loe_region. -#}
{% macro exclusivity_end(ends) -%}
    {%- set rules = {
        'us': ends ~ '.us_loe_date',
        'eu': 'coalesce(' ~ ends ~ '.eu_loe_date, ' ~ ends ~ '.us_loe_date)',
        'first': 'least(' ~ ends ~ '.us_loe_date, ' ~ ends ~ '.eu_loe_date)',
    } -%}
    {%- if var('comparator_loe_region') not in rules -%}
        {{ exceptions.raise_compiler_error("var comparator_loe_region is '" ~ var('comparator_loe_region') ~ "': use one of " ~ rules.keys() | join(', ')) }}
    {%- endif -%}
    {{ rules[var('comparator_loe_region')] }}
{%- endmacro %}

{#- Which molecules exhibit 11 counts as first in class, by the var fic_reading: first in the clinic, or leading now. -#}
{% macro is_counted_first(is_fic_at_entry, is_fic_current) -%}
    {%- set readings = {'at_entry': is_fic_at_entry, 'current': is_fic_current} -%}
    {%- if var('fic_reading') not in readings -%}
        {{ exceptions.raise_compiler_error("var fic_reading is '" ~ var('fic_reading') ~ "': use one of " ~ readings.keys() | join(', ')) }}
    {%- endif -%}
    {{ readings[var('fic_reading')] }}
{%- endmacro %}

{#- Which started trials exhibit 9c counts, by the var dual_status. `statuses` names a relation of seed_trial_status. -#}
{% macro is_counted_filing(statuses) -%}
    {%- set rules = {
        'ever_started': 'true',
        'ongoing': 'not ' ~ statuses ~ '.is_stopped and ' ~ statuses ~ ".overall_status <> 'COMPLETED'"
    } -%}
    {%- if var('dual_status') not in rules -%}
        {{ exceptions.raise_compiler_error("var dual_status is '" ~ var('dual_status') ~ "': use one of " ~ rules.keys() | join(', ')) }}
    {%- endif -%}
    {{ rules[var('dual_status')] }}
{%- endmacro %}

{#- Modalities that exhibit 6 shows: those of the var novel_modalities, or where it is empty those called novel. -#}
{% macro is_shown_modality(modalities) -%}
    {%- if var('novel_modalities') -%}
        {{ modalities }}.modality_l2 in ('{{ var("novel_modalities") | join("', '") }}')
    {%- else -%}
        {{ modalities }}.is_novel_modality
    {%- endif -%}
{%- endmacro %}

{#- Which cell therapies exhibit 21 counts, by the var cell_window_basis: entered in the window, or active in it. -#}
{% macro is_in_cell_window(asset, stage, window_dates) -%}
    {%- set rules = {
        'first_clinical_record': asset ~ '.first_clinical_date between ' ~ window_dates ~ '.window_start_on and '
            ~ window_dates ~ '.as_of_on',
        'any_activity': stage ~ '.last_activity_date >= ' ~ window_dates ~ '.window_start_on',
    } -%}
    {%- if var('cell_window_basis') not in rules -%}
        {{ exceptions.raise_compiler_error("var cell_window_basis is '" ~ var('cell_window_basis') ~ "': use one of " ~ rules.keys() | join(', ')) }}
    {%- endif -%}
    {{ rules[var('cell_window_basis')] }}
{%- endmacro %}
