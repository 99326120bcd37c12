{#-
    Money in US dollars. A model joins its amounts with int_money__fx (deals: rate of the day) or int_money__fx_year
    (flows: average of the year) on data_tier and iso_currency(...), and multiplies with amount_usd.
-#}

{#- The ISO 4217 code of a stated currency: RMB is the currency CNY is the code of, CNH its offshore market. -#}
{% macro iso_currency(stated_currency) -%}
    case when upper(trim({{ stated_currency }})) in ('RMB', 'CNH') then 'CNY' else upper(trim({{ stated_currency }})) end
{%- endmacro %}

{#- An amount in US dollars; null where its currency has no rate, and for USD never dependent on a rate. -#}
{% macro amount_usd(amount, stated_currency, rates) -%}
    {{ amount }} * case when {{ iso_currency(stated_currency) }} = 'USD' then 1 else {{ rates }}.usd_per_unit end
{%- endmacro %}
