{#-
    Which dictionary rows a set of texts holds. `texts` is a CTE with text_words, `dictionary` one with keyword and
    match_kind; `columns` are the dictionary's columns to hand on. Returns distinct (text_words, needle, columns).
    Rows are compared word by word first (a dictionary against a vocabulary is small), whole phrases only after that;
    texts go by number meanwhile, which keeps hundreds of thousands of them light.
-#}
{% macro dictionary_hits(texts, dictionary, columns) -%}
    with

    needles as (

        select
            {{ columns | join(', ') }},
            {{ keyword_needle('keyword', 'match_kind') }} as needle,
            strpos(trim({{ text_words('keyword') }}), ' ') > 0 as is_phrase,
            -- the first word of a phrase must be there in full; a single keyword is compared as it is
            case
                when strpos(trim({{ text_words('keyword') }}), ' ') > 0
                    then ' ' || split_part(trim({{ text_words('keyword') }}), ' ', 1) || ' '
                else {{ keyword_needle('keyword', 'match_kind') }}
            end as first_needle
        from {{ dictionary }}

    ),

    numbered as (

        select
            text_words,
            row_number() over () as text_no
        from (select distinct text_words from {{ texts }}) as distinct_texts

    ),

    words as (

        select
            text_no,
            unnest(string_split(trim(text_words), ' ')) as word
        from numbered

    ),

    vocabulary as (

        select distinct word from words

    ),

    word_hits as (

        select
            vocabulary.word,
            needles.*
        from vocabulary
        inner join needles on contains(' ' || vocabulary.word || ' ', needles.first_needle)

    ),

    hits as (

        select distinct
            words.text_no,
            word_hits.needle,
            word_hits.is_phrase,
            {% for column in columns %}word_hits.{{ column }}{{ ", " if not loop.last }}{% endfor %}
        from words
        inner join word_hits on word_hits.word = words.word

    )

    select
        numbered.text_words,
        hits.needle,
        {% for column in columns %}hits.{{ column }}{{ ", " if not loop.last }}{% endfor %}
    from hits
    inner join numbered on numbered.text_no = hits.text_no
    where not hits.is_phrase
        or contains(numbered.text_words, hits.needle)
{%- endmacro %}
