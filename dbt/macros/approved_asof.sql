{#-
    Molecules that an agency had approved by a date, whichever agency and indication: from then on they are no longer in
    clinical stage, also for indications that the approval does not name. A select to be used as a CTE. `approvals` names
    a CTE over approvals, `dates` a CTE with one row per data_tier and as_of_on.
    An approval whose day nobody published counts on every date.
-#}
{% macro approved_asof(approvals, dates) -%}
    select distinct
        {{ approvals }}.data_tier,
        {{ approvals }}.asset_id,
        {{ dates }}.as_of_on
    from {{ approvals }}
    inner join {{ dates }} on {{ dates }}.data_tier = {{ approvals }}.data_tier
    where {{ approvals }}.approval_date is null or {{ approvals }}.approval_date <= {{ dates }}.as_of_on
{%- endmacro %}
