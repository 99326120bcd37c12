-- Every organisation name that the sources mention and that must be told which company it is, in the forms that the
-- rules read. A person who sponsors a trial brings in the name of the organisation that filed the record.

with

sponsors as (

    select * from {{ ref('int_registry__sponsors') }}

),

studies as (

    select * from {{ ref('int_registry__studies') }}

),

applications as (

    select * from {{ ref('stg_drugsatfda__applications') }}

),

licences as (

    select * from {{ ref('stg_purple_book__products') }}

),

medicines as (

    select * from {{ ref('stg_ema_medicines__medicines') }}

),

commercial_names as (

    select * from {{ ref('int_company__commercial_names') }}

),

tiers as (

    select distinct data_tier from studies

),

originators as (

    -- companies that curation names as the origin of a drug need not sponsor any trial
    select originator_name from {{ ref('seed_asset_originator') }}
    union
    select originator_name from {{ ref('seed_asset_co_originator') }}
    union
    select originator_name from {{ ref('seed_code_prefix') }}

),

mentioned as (

    -- the registry's class says whether a sponsor is a company; an applicant always is one
    select data_tier, sponsor_name, sponsor_class from sponsors
    union all
    select data_tier, sponsor_name, 'INDUSTRY' from applications
    union all
    select data_tier, applicant_name, 'INDUSTRY' from licences
    union all
    select data_tier, holder_name, 'INDUSTRY' from medicines
    union all
    select data_tier, company_name, sponsor_class from commercial_names
    union all
    select data_tier, organization_name, cast(null as varchar) from studies
    where organization_name <> lead_sponsor_name
    union all
    select data_tier, trim(split_part(companies, ';', 1)), 'INDUSTRY' from {{ ref('stg_thera_sabdab__antibodies') }}
    union all
    select data_tier, company, 'INDUSTRY' from {{ ref('stg_pharma_pipelines__assets') }}
    union all
    select data_tier, manufacturer, 'INDUSTRY' from {{ ref('stg_nmpa__approvals') }}
    union all
    -- companies and institutes, never persons
    select tiers.data_tier, originators.originator_name, 'ORIGINATOR'
    from originators
    cross join tiers

),

registrants as (

    select distinct data_tier, organization_name as sponsor_name
    from studies

),

classified as (

    select data_tier, sponsor_name, sponsor_class, count(*) as n_mentions
    from mentioned
    where sponsor_name is not null
    group by data_tier, sponsor_name, sponsor_class

),

distinct_names as (

    select
        data_tier,
        sponsor_name,
        bool_or(coalesce(sponsor_class = 'INDUSTRY', false)) as is_industry,
        -- the class given most often
        min_by(sponsor_class, (-n_mentions, sponsor_class)) as sponsor_class
    from classified
    group by data_tier, sponsor_name

),

with_words as (

    select
        data_tier,
        sponsor_name,
        is_industry,
        sponsor_class,
        {{ company_words('sponsor_name') }} as name_words,
        {{ norm_company_name('sponsor_name') }} as name_norm
    from distinct_names

)

select
    with_words.data_tier,
    with_words.sponsor_name,
    with_words.is_industry,
    with_words.sponsor_class,
    with_words.name_words,
    with_words.name_norm,
    -- 'Psyence Australia' belongs to Psyence; a university of Australia does not belong to a university
    case
        when with_words.is_industry then {{ company_family_name('with_words.name_norm') }}
        else with_words.name_norm
    end as family_name,
    registrants.sponsor_name is not null as is_registrant
from with_words
left join registrants
    on registrants.data_tier = with_words.data_tier
    and registrants.sponsor_name = with_words.sponsor_name
