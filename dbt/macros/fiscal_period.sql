{#- The name of a period: 2025, 2025H1, 2025Q3, or 2025M9 for nine months, by its kind and the date of its middle. -#}
{% macro fiscal_period(period_kind, middle_date) -%}
    cast(extract(year from {{ middle_date }}) as varchar) || case {{ period_kind }}
        when 'year' then ''
        when 'nine_months' then 'M9'
        when 'half' then 'H' || cast(cast(ceil(extract(month from {{ middle_date }}) / 6.0) as integer) as varchar)
        when 'quarter' then 'Q' || cast(cast(extract(quarter from {{ middle_date }}) as integer) as varchar)
    end
{%- endmacro %}
