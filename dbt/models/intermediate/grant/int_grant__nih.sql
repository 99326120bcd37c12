-- NIH awards per fiscal year: applications with their organisation, and awards that only the list without organisations
-- has. A project number names one award in one year, so an award of the list is known by its number alone.

with

projects as (

    select * from {{ ref('stg_nih_reporter__projects') }}

),

award_list as (

    select * from {{ ref('stg_nih_reporter__award_list') }}

),

listed as (

    select
        data_tier,
        coalesce(project_number, application_id) || coalesce(' part ' || subproject_id, '') as award_id,
        project_number,
        coalesce(fiscal_year, {{ us_fiscal_year('award_notice_date') }}) as fiscal_year,
        amount_usd,
        award_notice_date,
        'nih:' || organization_code as org_id,
        organization_name,
        city_text,
        state_text,
        zip_text,
        country_text,
        subproject_id is not null as is_subproject,
        'projects' as source_table,
        application_id as record_key
    from projects
    union all
    select
        award_list.data_tier,
        award_list.project_number,
        award_list.project_number,
        {{ us_fiscal_year('award_list.award_notice_date') }},
        award_list.amount_usd,
        award_list.award_notice_date,
        null, null, null, null, null, null,
        false,
        'award_list',
        award_list.project_number
    from award_list
    left join projects
        on projects.data_tier = award_list.data_tier
        and projects.project_number = award_list.project_number
    where projects.project_number is null

),

ranked as (

    -- several applications under one number in one year are money of their own; the place is that of the largest
    select
        *,
        sum(amount_usd) over (partition by data_tier, award_id, fiscal_year) as award_amount_usd,
        row_number() over (
            partition by data_tier, award_id, fiscal_year order by amount_usd desc nulls last, record_key
        ) as place
    from listed
    where fiscal_year is not null

)

select
    data_tier,
    award_id,
    fiscal_year,
    cast(award_amount_usd as decimal(18, 2)) as amount_usd,
    award_notice_date,
    org_id,
    organization_name,
    city_text,
    state_text,
    zip_text,
    country_text,
    is_subproject,
    source_table
from ranked
where place = 1
