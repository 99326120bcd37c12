{#-
    An organisation's name in three forms, each with one home:
        company_words          all its words: lower case, accents folded, '&' as 'and', full-width signs as ASCII,
                               punctuation as gaps, letters of any script kept; read no further than 500 characters, so
                               that a pasted paragraph costs no more than a long name. Null when no letter is left.
        norm_company_name      the key for look-up: what brackets hold, 'the' and legal forms are left out. 'Innovent
                               Biologics (Suzhou) Co. Ltd.' and 'INNOVENT BIOLOGICS' are one key. A name of nothing
                               else ('(Group) Ltd') keeps its words.
        company_family_name    that key without the name of a country unit at its end: 'Psyence Australia' is 'psyence'.
                               For companies only; a university needs the word.
-#}
{% macro company_words(name) -%}
    nullif(trim(regexp_replace(
        replace(translate(
            lower(strip_accents(left({{ name }}, 500))), 'ıøłđ（）［］，．＆', 'iold()[],.&'
        ), '&', ' and '),
        '[^\p{L}\p{N}]+', ' ', 'g'
    )), '')
{%- endmacro %}

{% macro norm_company_name(name) -%}
    {%- set legal_forms = [
        'gmbh and co kg', 'ag and co kg', 'gmbh', 'mbh', 'kgaa', 'kg', 'ag', 'ug', 'e v',
        'designated activity company', 'joint stock company', 'unlimited company', 'spolka akcyjna', 'san ve tic a s',
        'san ve tic', 'a s ti', 's a de c v', 's a p i de c v', 's de r l de c v', 'sp z o o', 's r l s u', 'sdn bhd',
        'incorporated', 'inc', 'company', 'co', 'corporation', 'corp', 'limited', 'ltd', 'l l c', 'llc', 'pllc', 'llp',
        'l p', 'lp', 'p l c', 'plc', 'dac', 'eeig', 'pty', 'pte', 'private', 'pvt', 'bhd', 'tbk', 'k k', 'kk',
        's a s', 'sasu', 'sas', 's a r l', 'sarl', 's a', 'sa', 'n v', 'nv', 'b v', 'bv', 'bvba', 'sprl', 'se',
        'asa', 'a s', 'as', 'aps', 'ab publ', 'ab', 'publ', 'oyj', 'oy', 'ehf', 's p a', 'spa', 's r l', 'srl',
        's l u', 'slu', 's l', 'sl', 'ltda', 's r o', 'sro', 'd o o', 'd d', 'kft', 'zrt', 'nyrt', 'uab', 'sia',
        'jsc', 'ooo', 'zao', 'uc', 'group', 'holdings', 'holding', '股份有限公司', '有限责任公司', '有限公司',
    ] -%}
    coalesce(
        nullif(trim(regexp_replace(
            regexp_replace(
                {{ company_words("regexp_replace(replace(replace(" ~ name ~ ", '（', '('), '）', ')'), '[(][^()]*[)]', ' ', 'g')") }},
                '^(the|ao|oao|ooo|zao|pao|pt) ', ''
            ),
            '(((^| )({{ legal_forms | join("|") }}))+|(股份)?有限(责任)?公司)$', ''
        )), ''),
        {{ company_words(name) }}
    )
{%- endmacro %}

{% macro company_family_name(name_norm) -%}
    coalesce(nullif(
        regexp_replace({{ name_norm }}, '( (australia|usa|us|u s|u s a|america|uk|europe|eu|international|japan|china|korea|canada|germany|deutschland|ireland|netherlands|global|au))+$', ''), ''
    ), {{ name_norm }})
{%- endmacro %}
