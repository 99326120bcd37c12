{#-
    A substance's name as a key for exact look-up, in this order: case and trademark signs; a dose; a dosage form and a
    salt at the end; the FDA's four-letter suffix of biologics; hyphen or blank inside a company code. So
    'SHR-A1811 for Injection' and 'SHR A1811' are one key, and so are 'tislelizumab-jsgr' and 'Tislelizumab'.
    A code name and its nonproprietary name stay two keys: joining them is resolution, not spelling.
-#}
{% macro asset_name_norm(name) -%}
    {{ adapter.dispatch('asset_name_norm')(name) }}
{%- endmacro %}

{% macro default__asset_name_norm(name) -%}
    {{ exceptions.raise_compiler_error("asset_name_norm is not written for " ~ target.type ~ ": add " ~ target.type ~ "__asset_name_norm to macros/asset_name_norm.sql") }}
{%- endmacro %}

{% macro duckdb__asset_name_norm(name) -%}
    {%- set forms = [
        'for injection', 'injections?', 'tablets?', 'capsules?', 'cream', 'gel', 'ointment', 'oral solution', 'solution',
        'granules?', 'spray', 'infusion', 'suspension',
    ] -%}
    {%- set salts = [
        'hydrochloride', 'dihydrochloride', 'hcl', 'hydrobromide', 'mesylate', 'mesilate', 'dimesylate', 'besylate',
        'besilate', 'tosylate', 'maleate', 'fumarate', 'succinate', 'tartrate', 'citrate', 'acetate', 'phosphate',
        'sulfate', 'sulphate', 'sodium', 'disodium', 'potassium', 'calcium', 'magnesium', 'malate', 'monohydrate',
        'dihydrate', 'hemihydrate', 'anhydrous',
    ] -%}
    {%- set lowered = "regexp_replace(lower(" ~ name ~ "), '[®™©]', '', 'g')" -%}
    {%- set without_dose = "regexp_replace(" ~ lowered ~ ", '[ (,]*[0-9]+(\\.[0-9]+)? ?(mg|g|ml|ug|µg|mcg|iu|%)(/[a-z0-9]+)?\\)?', '', 'g')" -%}
    {%- set one_space = "trim(regexp_replace(" ~ without_dose ~ ", '\\s+', ' ', 'g'))" -%}
    {%- set without_form = "regexp_replace(" ~ one_space ~ ", '( (" ~ (forms + salts) | join("|") ~ "))+$', '')" -%}
    {%- set without_suffix = "regexp_replace(regexp_replace(" ~ without_form ~ ", '^(ado|fam|tbo|ziv)-', ''), '^([a-z].{5,})-[a-z]{4}$', '\\1')" -%}
    regexp_replace({{ without_suffix }}, '^([a-z]{1,6})[- ]([a-z]?[0-9]{2,7}[a-z]?)$', '\1\2')
{%- endmacro %}
