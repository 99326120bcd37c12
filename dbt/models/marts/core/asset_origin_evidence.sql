-- Every statement about where an asset comes from. All are kept; `is_chosen` marks the one whose rule decided.

with

statements as (

    select * from {{ ref('int_asset__origin_evidence') }}

),

origins as (

    select * from {{ ref('int_asset__origin') }}

)

select
    statements.data_tier,
    statements.asset_id,
    statements.evidence_rank,
    statements.method,
    statements.originator_name,
    statements.origin_country,
    statements.evidence,
    statements.confidence,
    statements.method = origins.method as is_chosen
from statements
inner join origins
    on origins.data_tier = statements.data_tier
    and origins.asset_id = statements.asset_id
