-- Awards of the service, of the yearly archive (nested institution) and of tables.
{{ config(materialized='table') }}

with

raw_awards as (

    select * from {{ source('nsf_awards', 'awards') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        input_name,
        {{ record_fields('payload') }} as fields,
        from_json(payload, '{"inst": {
            "inst_name": "VARCHAR", "inst_city_name": "VARCHAR", "inst_state_code": "VARCHAR",
            "inst_zip_code": "VARCHAR", "inst_country_name": "VARCHAR"
        }}').inst as institution
    from raw_awards

)

select
    data_tier,
    load_id,
    record_key as award_id,
    {{ text_field(['dirabbr', 'dir_abbr', 'directorate']) }} as directorate,
    {{ text_field(['divabbr', 'div_abbr', 'division']) }} as division,
    try_cast(nullif(regexp_extract(input_name, 'FY(20[0-9]{2})', 1), '') as integer) as file_fiscal_year,
    {{ parse_date_text(text_field(['date', 'awd_min_amd_letter_date']), ['%m/%d/%Y', '%Y-%m-%d']) }} as award_date,
    {{ parse_date_text(text_field(['startdate', 'awd_eff_date', 'start_date']), ['%m/%d/%Y', '%Y-%m-%d']) }}
        as start_date,
    try_cast({{ text_field(['fundsobligatedamt', 'awd_amount', 'amount_usd']) }} as decimal(18, 2))
        as amount_obligated_usd,
    try_cast({{ text_field(['estimatedtotalamt', 'tot_intn_awd_amt']) }} as decimal(18, 2)) as amount_estimated_usd,
    coalesce(nullif(trim(institution.inst_name), ''), {{ text_field(['awardeename', 'awardee', 'institution']) }})
        as organization_name,
    coalesce(nullif(trim(institution.inst_city_name), ''), {{ text_field(['awardeecity']) }}) as city_text,
    coalesce(nullif(trim(institution.inst_state_code), ''), {{ text_field(['awardeestatecode', 'state']) }}) as state_text,
    coalesce(nullif(trim(institution.inst_zip_code), ''), {{ text_field(['awardeezipcode']) }}) as zip_text,
    coalesce(nullif(trim(institution.inst_country_name), ''), {{ text_field(['awardeecountrycode']) }}) as country_text
from parsed
