-- Year of the first approval of a drug.
{{ config(materialized='table') }}

with

raw_approvals as (

    select * from {{ source('open_targets', 'drug_approvals') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        from_json(payload, '{"first_approval": "VARCHAR"}') as approval
    from raw_approvals

)

select
    data_tier,
    load_id,
    record_key as chembl_id,
    -- a data frame with missing years exports the others as 2016.0
    cast(try_cast(approval.first_approval as double) as integer) as first_approval_year
from parsed
