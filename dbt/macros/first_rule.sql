{#-
    The value of the first rule of a seed whose regular expression fits a text: a CASE with the rules in the order of
    their priority. The patterns are written into the statement because an engine compiles a literal pattern once, and
    one that comes from a column once per row. `condition` is an optional SQL condition on the seed. A model that uses
    this names the seed in a `depends_on` comment, so that it is loaded first.
-#}
{% macro first_rule(seed, pattern_column, value_column, text, condition=none) -%}
    {%- set relation = adapter.get_relation(database=target.database, schema='seeds', identifier=seed) if execute else none -%}
    {%- if relation is none -%}
        cast(null as varchar)
    {%- else -%}
        {%- set rules = run_query(
            "select " ~ pattern_column ~ ", " ~ value_column ~ " from " ~ relation
            ~ (" where " ~ condition if condition else "") ~ " order by priority"
        ) -%}
        case
        {%- for rule in rules.rows %}
            when regexp_matches({{ text }}, '{{ rule[0] | replace("'", "''") }}') then '{{ rule[1] }}'
        {%- endfor %}
        end
    {%- endif -%}
{%- endmacro %}
