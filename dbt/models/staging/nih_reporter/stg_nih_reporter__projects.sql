-- Funded applications of the API (nested organisation), of ExPORTER and of the list by location (flat).
{{ config(materialized='table') }}

with

raw_projects as (

    select * from {{ source('nih_reporter', 'projects') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        input_name,
        {{ record_fields('payload') }} as fields,
        from_json(payload, '{
            "organization": {"org_name": "VARCHAR", "org_city": "VARCHAR", "org_state": "VARCHAR",
                "org_zipcode": "VARCHAR", "org_country": "VARCHAR", "org_ipf_code": "VARCHAR"},
            "agency_ic_admin": {"abbreviation": "VARCHAR"}
        }') as nested
    from raw_projects

)

select
    data_tier,
    load_id,
    record_key as application_id,
    {{ text_field(['project_num', 'full_project_num', 'project_number']) }} as project_number,
    {{ text_field(['core_project_num']) }} as core_project_number,
    {{ text_field(['subproject_id']) }} as subproject_id,
    {{ text_field(['activity_code', 'activity']) }} as activity_code,
    coalesce(nullif(trim(nested.agency_ic_admin.abbreviation), ''), {{ text_field(['administering_ic']) }})
        as agency_code,
    try_cast(coalesce(
        {{ text_field(['fiscal_year', 'fy']) }}, nullif(regexp_extract(input_name, 'FY(20[0-9]{2})', 1), '')
    ) as integer) as fiscal_year,
    try_cast(regexp_replace(
        {{ text_field(['award_amount', 'total_cost', 'total_cost_sub_project', 'funding']) }}, '[$, ]', '', 'g'
    ) as decimal(18, 2)) as amount_usd,
    {{ parse_date_text(text_field(['award_notice_date']), [
        '%Y-%m-%dT%H:%M:%S', '%Y-%m-%d', '%m/%d/%y', '%m/%d/%Y'
    ]) }} as award_notice_date,
    coalesce(nullif(trim(nested.organization.org_ipf_code), ''), {{ text_field(['org_ipf_code', 'organization_id_ipf']) }})
        as organization_code,
    coalesce(nullif(trim(nested.organization.org_name), ''), {{ text_field(['org_name', 'organization_name']) }})
        as organization_name,
    coalesce(nullif(trim(nested.organization.org_city), ''), {{ text_field(['org_city', 'city']) }}) as city_text,
    coalesce(nullif(trim(nested.organization.org_state), ''), {{ text_field(['org_state', 'state_or_country_name']) }})
        as state_text,
    coalesce(nullif(trim(nested.organization.org_zipcode), ''), {{ text_field(['org_zipcode', 'zip_code']) }}) as zip_text,
    coalesce(nullif(trim(nested.organization.org_country), ''), {{ text_field(['org_country']) }}) as country_text
from parsed
