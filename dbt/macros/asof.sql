{#-
    The date that an exhibit is computed as of: the var as_of when it is set, else the exhibit's own date in
    seed_exhibit_asof. `exhibit_id` is the exhibit's number as in its mart's name, such as '09a'.
-#}
{% macro asof(exhibit_id) -%}
    {%- if var('as_of') -%}
        date '{{ var("as_of") }}'
    {%- else -%}
        (select as_of_on from {{ ref('seed_exhibit_asof') }} where exhibit_id = '{{ exhibit_id }}')
    {%- endif -%}
{%- endmacro %}

{#-
    A condition that keeps what was known on the as-of date of the build: `date_expression` is the day on which a record
    became known; a record without that day is kept. Always true in a build without an as-of date.
-#}
{% macro known_then(date_expression) -%}
    {%- if var('as_of') -%}
        coalesce({{ date_expression }} <= date '{{ var("as_of") }}', true)
    {%- else -%}
        true
    {%- endif -%}
{%- endmacro %}

{#- The same for rows of ClinicalTrials.gov's studies, which the registration of their study dates. -#}
{% macro of_study_known_then() -%}
    {#- named outside the condition, so that the order of models is the same with and without the date -#}
    {%- set studies = ref('int_registry__studies') -%}
    {%- if var('as_of') -%}
        (data_tier, nct_id) in (select (data_tier, trial_id) from {{ studies }})
    {%- else -%}
        true
    {%- endif -%}
{%- endmacro %}
