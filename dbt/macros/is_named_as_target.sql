{#- Whether a text calls a product by its target: 'anti-CD274 antibody'. Such a word names what the product binds, and
    many products bind it. `word` is as it stands in the text. -#}
{% macro is_named_as_target(text, word) -%}
    (contains({{ text }}, 'anti-' || {{ word }}) or contains({{ text }}, 'anti ' || {{ word }}))
{%- endmacro %}
