{#- The text of an inverted index, a map from a word to its places. Null for none. -#}
{% macro words_in_order(word_places) -%}
    {{ adapter.dispatch('words_in_order')(word_places) }}
{%- endmacro %}

{% macro default__words_in_order(word_places) -%}
    {{ exceptions.raise_compiler_error("words_in_order is not written for " ~ target.type ~ ": add " ~ target.type ~ "__words_in_order to macros/words_in_order.sql") }}
{%- endmacro %}

{% macro duckdb__words_in_order(word_places) -%}
    array_to_string(list_transform(
        list_sort(flatten(list_transform(
            map_entries({{ word_places }}),
            lambda entry: list_transform(entry.value, lambda place: {'place': place, 'word': entry.key})
        ))),
        lambda placed: placed.word
    ), ' ')
{%- endmacro %}
