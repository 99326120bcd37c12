{#-
    One spelling for a MeSH descriptor number. ClinicalTrials.gov sends 'D009369' in some deliveries and 'D000009369'
    in others for the same descriptor. NLM's own six-digit numbers end at D066331 and its nine-digit ones begin above
    it (MeSH 2023), so a nine-digit number up to that bound is a padded six-digit one.
-#}
{% macro mesh_descriptor_id(mesh_id) -%}
    case
        when length({{ mesh_id }}) = 10 and {{ mesh_id }} between 'D000000000' and 'D000066331'
            then 'D' || right({{ mesh_id }}, 6)
        else {{ mesh_id }}
    end
{%- endmacro %}
