-- Federal research awards of the US per fiscal year, with the place of the awardee.

with

awards as (

    select * from {{ ref('int_grant__awards') }}

)

select
    data_tier,
    funder,
    award_id,
    fiscal_year,
    amount_usd,
    award_notice_date,
    org_id,
    org_name,
    city,
    state,
    zip_code,
    country,
    is_subproject,
    is_life_science,
    source_table
from awards
