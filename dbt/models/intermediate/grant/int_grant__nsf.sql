-- NSF awards per fiscal year. Where a record tells the obligations by year they are taken; else the money obligated so
-- far stands in the year that the file is of, or of the award's date.

with

awards as (

    select * from {{ ref('stg_nsf_awards__awards') }}

),

obligations as (

    select * from {{ ref('stg_nsf_awards__obligations') }}

),

life_science as (

    select * from {{ ref('seed_nsf_life_science') }}

),

by_year as (

    select
        data_tier,
        award_id,
        fiscal_year,
        amount_usd,
        'obligations' as source_table
    from obligations
    union all
    select
        awards.data_tier,
        awards.award_id,
        coalesce(awards.file_fiscal_year, {{ us_fiscal_year('coalesce(awards.award_date, awards.start_date)') }}),
        awards.amount_obligated_usd,
        'awards'
    from awards
    left join obligations
        on obligations.data_tier = awards.data_tier
        and obligations.award_id = awards.award_id
    where obligations.award_id is null

)

select
    by_year.data_tier,
    by_year.award_id,
    by_year.fiscal_year,
    by_year.amount_usd,
    awards.award_date as award_notice_date,
    awards.organization_name,
    awards.city_text,
    awards.state_text,
    awards.zip_text,
    awards.country_text,
    life_science.directorate is not null as is_life_science,
    by_year.source_table
from by_year
inner join awards
    on awards.data_tier = by_year.data_tier
    and awards.award_id = by_year.award_id
left join life_science
    on life_science.directorate = awards.directorate
where by_year.fiscal_year is not null
