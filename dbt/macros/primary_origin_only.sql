{#-
    Refuses every value of the var origin_mode but primary. The exhibits count whole molecules and take the world as the
    sum over origins, so a molecule with two origins would be in it twice, and parts of molecules have no place in
    their integer columns. bridge_asset_originator has every originator with its part for readers who need the others.
-#}
{% macro primary_origin_only() -%}
    {%- if var('origin_mode') != 'primary' -%}
        {{ exceptions.raise_compiler_error(
            "var origin_mode is '" ~ var('origin_mode') ~ "', but the exhibits count each molecule once, for its primary originator: "
            ~ "use primary, and read core.bridge_asset_originator for all originators with their weights"
        ) }}
    {%- endif -%}
{%- endmacro %}
