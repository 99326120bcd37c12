{#- Whether the words of an intervention tell that it is a drug although most of its type are none: the pattern of its type
    (seed_intervention_type) looked for in its name, and in its description where the type says so. -#}
{% macro is_drug_by_words(interventions, types) -%}
    regexp_matches(
        lower(concat_ws(
            ' ; ', {{ interventions }}.intervention_name,
            case when {{ types }}.reads_description then {{ interventions }}.intervention_description end
        )),
        {{ types }}.drug_pattern
    )
{%- endmacro %}
