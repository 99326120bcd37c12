{#-
    Stage and activity of each asset in each indication as they stood on a date; a select to be used as a CTE.
    `stages` names a CTE over int_asset__indication_stages, `dates` a CTE with one row per data_tier and a column
    as_of_on. What became known later is left out. The stage is the highest among active evidence, and the highest ever
    where nothing is active any more. Registries keep present values only: a status or an update that came after the
    date is still seen.
-#}
{% macro indication_stages_asof(stages, dates) -%}
    select
        {{ stages }}.data_tier,
        {{ stages }}.asset_id,
        {{ stages }}.indication_id,
        {{ stages }}.ta_id,
        min({{ stages }}.mesh_id) as mesh_id,
        min({{ stages }}.indication_name) as indication_name,
        coalesce(
            max(case when {{ is_active_evidence(stages, dates) }} then {{ stages }}.phase_rank end),
            max({{ stages }}.phase_rank)
        ) as phase_rank,
        coalesce(bool_or({{ is_active_evidence(stages, dates) }}), false) as is_active,
        min({{ stages }}.known_from_date) as first_date,
        max({{ stages }}.last_activity_date) as last_activity_date,
        count(distinct case when not {{ stages }}.is_approval then {{ stages }}.evidence_id end) as n_trials,
        {{ dates }}.as_of_on
    from {{ stages }}
    inner join {{ dates }} on {{ dates }}.data_tier = {{ stages }}.data_tier
    where {{ stages }}.known_from_date <= {{ dates }}.as_of_on
    group by
        {{ stages }}.data_tier,
        {{ stages }}.asset_id,
        {{ stages }}.indication_id,
        {{ stages }}.ta_id,
        {{ dates }}.as_of_on
{%- endmacro %}

{#- An authorisation in force, or a trial that was not stopped and was updated or is to end in the last months. -#}
{% macro is_active_evidence(stages, dates) -%}
    (
        not {{ stages }}.is_stopped
        and (
            {{ stages }}.is_approval
            or {{ stages }}.last_activity_date
                >= cast({{ dates }}.as_of_on - interval '{{ var("active_within_months") }}' month as date)
        )
    )
{%- endmacro %}
