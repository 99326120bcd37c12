-- Medicines of the European Medicines Agency. Where two field names are given, the first is that of the JSON and of
-- the present workbook, the second that of the workbook until 2023.
{{ config(materialized='table') }}

with

raw_medicines as (

    select * from {{ source('ema_medicines', 'medicines') }}

),

parsed as (

    select
        data_tier,
        record_key,
        load_id,
        {{ record_fields('payload') }} as fields
    from raw_medicines

)

select
    data_tier,
    record_key as product_number,
    load_id,
    {{ text_field(['category']) }} as category,
    {{ text_field(['name_of_medicine', 'medicine_name']) }} as medicine_name,
    {{ text_field(['international_non_proprietary_name_common_name',
                   'international_non_proprietary_name_inn_common_name']) }} as inn_common_name,
    {{ text_field(['active_substance']) }} as active_substance,
    {{ text_field(['therapeutic_area_mesh', 'therapeutic_area']) }} as therapeutic_area_mesh,
    {{ text_field(['atc_code_human', 'atc_code']) }} as atc_code,
    {{ text_field(['pharmacotherapeutic_group_human', 'human_pharmacotherapeutic_group']) }}
        as pharmacotherapeutic_group,
    {{ text_field(['therapeutic_indication', 'condition_indication']) }} as therapeutic_indication,
    {{ text_field(['medicine_status', 'authorisation_status']) }} as authorisation_status,
    {{ text_field(['marketing_authorisation_developer_applicant_holder',
                   'marketing_authorisation_holder_company_name']) }} as holder_name,
    {{ flag_field('generic') }} as is_generic,
    {{ flag_field('biosimilar') }} as is_biosimilar,
    {{ flag_field('advanced_therapy') }} as is_advanced_therapy,
    {{ flag_field('orphan_medicine') }} as is_orphan,
    {{ flag_field('conditional_approval') }} as is_conditional_approval,
    {{ flag_field('exceptional_circumstances') }} as is_exceptional_circumstances,
    {{ flag_field('accelerated_assessment') }} as is_accelerated_assessment,
    {{ flag_field('additional_monitoring') }} as is_additional_monitoring,
    {{ flag_field('prime_priority_medicine') }} as is_prime,
    {{ text_field(['marketing_authorisation_date']) }} as marketing_authorisation_date_text,
    {{ text_field(['european_commission_decision_date', 'decision_date']) }} as latest_decision_date_text,
    {{ text_field(['opinion_adopted_date', 'date_of_opinion']) }} as opinion_date_text,
    {{ text_field(['refusal_of_marketing_authorisation_date',
                   'date_of_refusal_of_marketing_authorisation']) }} as refusal_date_text,
    {{ text_field(['withdrawal_of_application_date']) }} as application_withdrawal_date_text,
    {{ text_field(['withdrawal_expiry_revocation_lapse_of_marketing_authorisation_date']) }}
        as authorisation_end_date_text,
    {{ text_field(['first_published_date', 'first_published']) }} as first_published_date_text,
    {{ text_field(['last_updated_date', 'revision_date']) }} as last_updated_date_text,
    {{ text_field(['medicine_url', 'url']) }} as medicine_url
from parsed
