-- Companies that an asset belongs to: its originators, whoever holds an approval of it, whoever lists it in its pipeline,
-- whoever gave it a code of its own, which a licensee does, and the rights holders that curation knows.

with

originators as (

    select * from {{ ref('int_asset__originators') }}

),

pipelines as (

    select * from {{ ref('stg_pharma_pipelines__assets') }}

),

names as (

    select * from {{ ref('int_asset__names') }}
    where component_key is not null

),

identities as (

    select * from {{ ref('int_asset__identities') }}

),

approvals as (

    select * from {{ ref('int_approval__approvals') }}
    where approval_type = 'initial'

),

mentions as (

    select * from {{ ref('int_asset__mentions') }}

),

resolved_mentions as (

    select * from {{ ref('int_asset__resolved_mentions') }}

),

code_prefixes as (

    select * from {{ ref('seed_code_prefix') }}

),

rights_holders as (

    select
        {{ asset_name_key('asset_name') }} as name_key,
        company_id
    from {{ ref('seed_asset_rights_holder') }}

),

resolved_names as (

    select * from {{ ref('int_company__resolved_names') }}

),

companies as (

    select * from {{ ref('int_company__companies') }}

),

owned as (

    select
        data_tier,
        asset_id,
        company_id
    from originators
    union
    select
        identities.data_tier,
        identities.asset_id,
        resolved_names.company_id
    from pipelines
    inner join names
        on names.data_tier = pipelines.data_tier
        and names.name_key = {{ asset_name_key('pipelines.asset_name') }}
    inner join identities
        on identities.data_tier = names.data_tier
        and identities.reference_key = names.component_key
    inner join resolved_names
        on resolved_names.data_tier = pipelines.data_tier
        and resolved_names.sponsor_name = pipelines.company
    union
    select
        approvals.data_tier,
        approvals.asset_id,
        resolved_names.company_id
    from approvals
    inner join resolved_names
        on resolved_names.data_tier = approvals.data_tier
        and resolved_names.sponsor_name = approvals.applicant_name
    union
    select
        resolved_mentions.data_tier,
        resolved_mentions.asset_id,
        resolved_names.company_id
    from resolved_mentions
    inner join mentions
        on mentions.data_tier = resolved_mentions.data_tier
        and mentions.trial_id = resolved_mentions.trial_id
        and mentions.intervention_no = resolved_mentions.intervention_no
        and mentions.mention_no = resolved_mentions.mention_no
    inner join code_prefixes
        on code_prefixes.code_prefix = regexp_extract(lower(mentions.mention_norm), '^([a-z]{2,6})[ -]?[a-z]?[0-9]{2,}', 1)
    inner join resolved_names
        on resolved_names.data_tier = resolved_mentions.data_tier
        and resolved_names.sponsor_name = code_prefixes.originator_name
    union
    select
        identities.data_tier,
        identities.asset_id,
        rights_holders.company_id
    from rights_holders
    inner join names on names.name_key = rights_holders.name_key
    inner join identities
        on identities.data_tier = names.data_tier
        and identities.reference_key = names.component_key

)

select distinct
    owned.data_tier,
    owned.asset_id,
    coalesce(companies.parent_company_id, owned.company_id) as root_company_id
from owned
left join companies
    on companies.data_tier = owned.data_tier
    and companies.company_id = owned.company_id
