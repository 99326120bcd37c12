{#-
    How the world's trial registries write things, each with one home:
        registry_number     a registration's number as one key: without WHO's prefixes for Europe and Japan, without the
                            member state or the version of a European one ('EUCTR2020-001768-27-FR' is '2020-001768-27')
        registry_phase_key  a phase in any registry's words as a key of seed_registry_term: 'Phase 2/ Phase 3', 'II/III',
                            'Ib/IIa期' and what a spreadsheet made of '2-3' (2 March) become '2/3'
        chinese_drug_name   a drug's Chinese name without its dosage form
        split_words         a name whose blanks the platform dropped: 'AzithromycinTablets' is two words
-#}
{% macro registry_number(text) -%}
    regexp_replace(
        regexp_replace(trim({{ text }}), '^(JPRN-|EUCTR|CTIS)', ''),
        '^([0-9]{4}-[0-9]{6}-[0-9]{2})-.*$', '\1'
    )
{%- endmacro %}

{% macro registry_phase_key(text) -%}
    {%- set ns = namespace(sql="lower(translate(" ~ text ~ ", 'ⅠⅡⅢⅣ', '1234'))") -%}
    {%- for pattern, replacement in [
        ('^[0-9]{4}-0([0-9])-0([0-9]) 00:00:00$', '\\2/\\1'),
        ('phase\\s*0$', 'early1'),
        ('其它其他说明:|phase-?|[\\s]', ''),
        ('([1-4ivx])期', '\\1'),
        ('([1-4iv])[ab]\\b', '\\1'),
        ('\\biv\\b', '4'),
        ('\\biii\\b', '3'),
        ('\\bii\\b', '2'),
        ('\\bi\\b', '1'),
        ('-', '/'),
    ] -%}
        {%- set ns.sql = "regexp_replace(" ~ ns.sql ~ ", '" ~ pattern ~ "', '" ~ replacement ~ "', 'g')" -%}
    {%- endfor -%}
    {{ ns.sql }}
{%- endmacro %}

{% macro chinese_drug_name(text) -%}
    regexp_replace(
        regexp_replace({{ text }}, '^注射用', ''),
        '(冻干粉针剂?|皮下注射液|静脉注射液|注射液|注射剂|软胶囊|肠溶胶囊|胶囊|分散片|缓释片|肠溶片|薄膜衣片|片剂|片|颗粒剂|颗粒|乳膏|软膏|凝胶|滴眼液|口服溶液|混悬液|吸入剂|喷雾剂)$', ''
    )
{%- endmacro %}

{% macro split_words(text) -%}
    regexp_replace(
        regexp_replace({{ text }}, '([a-z0-9])([A-Z][a-z])', '\1 \2', 'g'), '([a-z0-9])for ?[Ii]njection', '\1 for injection'
    )
{%- endmacro %}
