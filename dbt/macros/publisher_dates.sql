{#-
    Publishers' date texts as dates. Every form that a source uses is here and nowhere else:
        2021-02-07, 2021-02, 2021-02-07 00:00:00, 2021-02-07T01:00:00, 20210207    registries, FDA tables, openFDA
        07/02/2021 (day first)                                                      EMA
        February 7, 2021                                                            FDA Purple Book, four-digit issues
        7-Feb-21                                                                    FDA Purple Book, two-digit issues
    A month without a day becomes its first day; publisher_date_precision says so. A text that is none of these, an
    impossible date such as 2021-13, and an empty text become null; is_unreadable_date tells them from a missing text.
-#}
{% macro publisher_date(date_text) -%}
    {{ parse_date_text(date_text, [
        '%Y-%m-%d', '%Y-%m', '%Y-%m-%d %H:%M:%S', '%Y-%m-%dT%H:%M:%S', '%Y%m%d', '%d/%m/%Y', '%B %d, %Y'
    ]) }}
{%- endmacro %}

{% macro publisher_date_precision(date_text) -%}
    case
        when {{ publisher_date(date_text) }} is null then null
        when length(trim({{ date_text }})) = 7 then 'month'
        else 'day'
    end
{%- endmacro %}

{#- True when the publisher gave a text that is no date. A text that is null is missing, not unreadable. -#}
{% macro is_unreadable_date(date_text) -%}
    ({{ date_text }} is not null and {{ publisher_date(date_text) }} is null)
{%- endmacro %}

{#-
    A date with a two-digit year, in the latest century that does not put it after `not_after` (a date expression):
    '11-Jul-30' in a file of 2026 is 1930. Pass the tightest bound that is known.
-#}
{% macro two_digit_year_date(date_text, not_after) -%}
    {%- set parsed = parse_date_text(date_text, ['%d-%b-%y']) -%}
    case
        when {{ parsed }} > {{ not_after }} then cast({{ parsed }} - interval '100' year as date)
        else {{ parsed }}
    end
{%- endmacro %}
