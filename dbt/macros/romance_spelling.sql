{#-
    A drug's name as Spanish, Portuguese and Italian would spell it: i for y, f for ph, t for th, c for ch, no vowel at
    the end. 'hydroxychloroquine' and 'hidroxicloroquina' are one key.
-#}
{% macro romance_spelling(name) -%}
    regexp_replace(
        replace(replace(replace(replace({{ name }}, 'y', 'i'), 'ph', 'f'), 'th', 't'), 'ch', 'c'), '[aeo]+$', ''
    )
{%- endmacro %}
