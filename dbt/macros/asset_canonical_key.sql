{#-
    The key that an asset's id is made of: its first ChEMBL number, else the name of its group in the dictionary, else
    the name of its group among unknown names. A name that moves from one to the next changes id and is logged.
-#}
{% macro asset_canonical_key(reference_key, first_chembl_no, group_key) -%}
    case
        when {{ first_chembl_no }} is not null then 'chembl:' || {{ first_chembl_no }}
        when {{ reference_key }} is not null then 'name:' || {{ reference_key }}
        else {{ group_key }}
    end
{%- endmacro %}
