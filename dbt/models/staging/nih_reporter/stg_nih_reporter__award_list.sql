-- Awards with notice date and amount; the list names no organisation.
{{ config(materialized='table') }}

with

raw_awards as (

    select * from {{ source('nih_reporter', 'award_list') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        from_json(payload, '{"award_date": "VARCHAR", "award_amount": "VARCHAR", "award_type": "VARCHAR"}') as award
    from raw_awards

)

select
    data_tier,
    load_id,
    record_key as project_number,
    try_cast(award.award_date as date) as award_notice_date,
    try_cast(award.award_amount as decimal(18, 2)) as amount_usd,
    nullif(trim(award.award_type), '') as application_type
from parsed
