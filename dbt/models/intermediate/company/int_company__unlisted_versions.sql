-- Companies outside the seed over time: one version without end with the country that their own names and trials speak
-- for; one whose owner a reference list states counts for the owner's country, over the owner's periods.

with

listed_versions as (

    select * from {{ ref('int_company__listed_versions') }}

),

resolved_names as (

    select * from {{ ref('int_company__resolved_names') }}

),

name_countries as (

    select * from {{ ref('int_company__name_countries') }}

),

company_types as (

    select * from {{ ref('int_company__company_types') }}

),

owners as (

    select * from {{ ref('int_company__owners') }}

),

spokesmen as (

    -- the best attested name of a family speaks for it
    select
        resolved_names.data_tier,
        resolved_names.company_id,
        name_countries.sponsor_name,
        name_countries.country_code,
        name_countries.method,
        name_countries.confidence
    from resolved_names
    inner join name_countries
        on name_countries.data_tier = resolved_names.data_tier
        and name_countries.sponsor_name = resolved_names.sponsor_name
    left join (select distinct company_id from listed_versions) as listed
        on listed.company_id = resolved_names.company_id
    where resolved_names.method <> 'organisation_of_person'
      and listed.company_id is null
    qualify row_number() over (
        partition by resolved_names.data_tier, resolved_names.company_id
        order by name_countries.confidence desc, length(name_countries.sponsor_name), name_countries.sponsor_name
    ) = 1

),

heads as (

    -- a company of the seed stands for its own head in each period; any other head has one period
    select
        owners.data_tier,
        owners.company_id,
        coalesce(listed_versions.parent_company_id, owners.owner_company_id) as parent_company_id,
        coalesce(
            listed_versions.operating_hq_country, spokesmen.country_code, owners.owner_country
        ) as operating_hq_country,
        coalesce(listed_versions.valid_from_date, date '1800-01-01') as valid_from_date,
        listed_versions.valid_to_date,
        -- a list that states an owner errs as seldom as one that states a country
        cast(least(0.9, coalesce(spokesmen.confidence, 0.9)) as double) as confidence
    from owners
    left join listed_versions on listed_versions.company_id = owners.owner_company_id
    left join spokesmen
        on spokesmen.data_tier = owners.data_tier
        and spokesmen.company_id = owners.owner_company_id

)

select
    spokesmen.data_tier,
    spokesmen.company_id,
    spokesmen.sponsor_name as company_name,
    coalesce(heads.valid_from_date, date '1800-01-01') as valid_from_date,
    heads.valid_to_date,
    coalesce(heads.operating_hq_country, spokesmen.country_code) as operating_hq_country,
    heads.parent_company_id,
    company_types.company_type,
    case when heads.operating_hq_country is not null then 'stated_owner' else spokesmen.method end as method,
    case when heads.operating_hq_country is not null then heads.confidence else spokesmen.confidence end as confidence
from spokesmen
inner join company_types
    on company_types.data_tier = spokesmen.data_tier
    and company_types.company_id = spokesmen.company_id
left join heads
    on heads.data_tier = spokesmen.data_tier
    and heads.company_id = spokesmen.company_id
