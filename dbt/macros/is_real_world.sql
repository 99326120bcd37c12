{#-
    Whether a tier's rows are about the real world. Curators write down facts of the real world. As vocabulary they serve
    every tier: a simulated study that names paclitaxel means paclitaxel. Where they count as records of their own (a drug
    that no study, agency or list of the tier names, an approval that no list shows), they belong to no simulated tier.
-#}
{% macro is_real_world(data_tier) -%}
    {{ data_tier }} <> 'synthetic'
{%- endmacro %}
