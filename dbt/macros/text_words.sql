{#-
    A text as lower-case words, one space before, between and after them, accents and punctuation gone, so that a
    keyword is found at a word's edge by plain containment.
-#}
{% macro text_words(text) -%}
    ' ' || trim(regexp_replace(lower(strip_accents({{ text }})), '[^a-z0-9]+', ' ', 'g')) || ' '
{%- endmacro %}

{#-
    What to look for in text_words for a dictionary row: its keyword as a whole `word`, at a word's `start` or `end`,
    or as any `part`.
-#}
{% macro keyword_needle(keyword, match_kind) -%}
    case {{ match_kind }}
        when 'word' then {{ text_words(keyword) }}
        when 'start' then rtrim({{ text_words(keyword) }})
        when 'end' then ltrim({{ text_words(keyword) }})
        when 'part' then trim({{ text_words(keyword) }})
    end
{%- endmacro %}
