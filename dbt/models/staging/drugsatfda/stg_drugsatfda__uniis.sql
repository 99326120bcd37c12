-- UNII codes that openFDA gives an application, one row per code. The Drugs@FDA tables have none.
{{ config(materialized='table') }}

with

raw_applications as (

    select * from {{ source('drugsatfda', 'applications') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key as application_number,
        from_json(payload, '{"openfda": {"unii": ["VARCHAR"]}}') as application
    from raw_applications
    where payload_format = 'openfda_json'

),

listed as (

    select
        data_tier,
        load_id,
        application_number,
        unnest(list_distinct(application.openfda.unii)) as unii
    from parsed

)

select
    data_tier,
    load_id,
    application_number,
    {{ stated('unii') }} as unii
from listed
