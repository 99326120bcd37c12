{#-
    Spellings of a drug name brought together. Three steps, each with one home:
        asset_text       readable text: lower case, accents folded, Greek letters spelled out, trade marks gone,
                         full-width punctuation as ASCII; never longer than 1,000 characters, so that a pasted
                         paragraph costs no more than a long name
        asset_tokens     its words and numbers in order, hyphens and dots as gaps
        asset_name_key   its letters and digits without gaps: 'SHR-A1811', 'SHR A1811' and 'shrA1811' are one key
    A name without any letter or digit has no key (null). Chinese characters count as letters.
-#}
{% macro asset_text(text) -%}
    {%- set greek = {
        'α': 'alpha', 'β': 'beta', 'γ': 'gamma', 'δ': 'delta', 'ε': 'epsilon', 'ζ': 'zeta', 'κ': 'kappa',
        'λ': 'lambda', 'ω': 'omega', 'μ': 'u', 'µ': 'u', 'ß': 'beta'
    } -%}
    {%- set ns = namespace(sql="translate(lower(strip_accents(left(" ~ text ~ ", 1000))), '（）［］，；：＋／－–—‐‑、。’“”®™©', '()[],;:+/-----,.''\"\"')") -%}
    {%- for letter, spelled in greek.items() -%}
        {%- set ns.sql = "replace(" ~ ns.sql ~ ", '" ~ letter ~ "', '" ~ spelled ~ "')" -%}
    {%- endfor -%}
    {{ ns.sql }}
{%- endmacro %}

{% macro asset_tokens(asset_text) -%}
    regexp_extract_all({{ asset_text }}, '[a-z0-9\x{3400}-\x{9fff}]+')
{%- endmacro %}

{% macro asset_name_key(text) -%}
    nullif(regexp_replace({{ asset_text(text) }}, '[^a-z0-9\x{3400}-\x{9fff}]+', '', 'g'), '')
{%- endmacro %}
