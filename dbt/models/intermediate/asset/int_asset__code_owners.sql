-- Whose series of codes an asset's code belongs to, by its letters. Several companies share letters, and a dictionary
-- keeps the codes of everybody who ever held or formulated a drug: the owner is confirmed where his group also sponsors
-- a study of the asset or takes part in one, holds an approval, or is named by a list of products.

with

identities as (

    select * from {{ ref('int_asset__identities') }}

),

codes as (

    -- codes that studies call it by, and those of its dictionary record
    select data_tier, asset_id, regexp_extract(split_part(group_key, ':', 2), '^[a-z]+') as code_prefix, true as is_own
    from identities
    where group_key like 'code:%'
    union
    select records.data_tier, records.asset_id, regexp_extract(records.name_key, '^([a-z]{2,6})[0-9]', 1), false
    from {{ ref('int_asset__reference_records') }} as records
    inner join {{ ref('int_asset__reference_facts') }} as facts
        on facts.data_tier = records.data_tier
        and facts.component_key = records.component_key
    where regexp_matches(records.name_key, '^[a-z]{2,6}[0-9]{3,}[a-z]{0,2}$')
      -- an old drug carries the codes of everybody who ever formulated it
      and coalesce(facts.first_approval_year, 9999) >= 2005
    union
    select identities.data_tier, identities.asset_id, regexp_extract(merges.name_key, '^[a-z]+'), false
    from {{ ref('int_asset__merge_log') }} as merges
    inner join identities
        on identities.data_tier = merges.data_tier
        and identities.asset_id = merges.asset_id
    where merges.method = 'registry_alias'

),

groups as (

    select resolved_names.data_tier, resolved_names.sponsor_name,
        coalesce(companies.parent_company_id, companies.company_id) as group_id
    from {{ ref('int_company__resolved_names') }} as resolved_names
    inner join {{ ref('int_company__companies') }} as companies
        on companies.data_tier = resolved_names.data_tier
        and companies.company_id = resolved_names.company_id

),

involved as (

    select mentions.data_tier, mentions.asset_id, sponsors.sponsor_name as company_name
    from {{ ref('int_asset__resolved_mentions') }} as mentions
    inner join {{ ref('int_registry__sponsors') }} as sponsors
        on sponsors.data_tier = mentions.data_tier
        and sponsors.trial_id = mentions.trial_id
    union
    select data_tier, asset_id, applicant_name from {{ ref('int_approval__approvals') }}
    union
    select data_tier, asset_id, holder_name from {{ ref('int_asset__first_holders') }}
    union
    select data_tier, asset_id, company_name from {{ ref('int_asset__catalogue_companies') }}

),

involved_groups as (

    select distinct involved.data_tier, involved.asset_id, groups.group_id
    from involved
    inner join groups
        on groups.data_tier = involved.data_tier
        and groups.sponsor_name = involved.company_name

),

owners as (

    select codes.data_tier, codes.asset_id, codes.code_prefix, codes.is_own, prefixes.originator_name,
        prefixes.origin_country, involved_groups.group_id is not null as is_confirmed
    from codes
    inner join {{ ref('seed_code_prefix') }} as prefixes on prefixes.code_prefix = codes.code_prefix
    left join groups
        on groups.data_tier = codes.data_tier
        and groups.sponsor_name = prefixes.originator_name
    left join involved_groups
        on involved_groups.data_tier = codes.data_tier
        and involved_groups.asset_id = codes.asset_id
        and involved_groups.group_id = groups.group_id

),

best as (

    -- of several owners those count whom something confirms
    select *
    from owners
    qualify rank() over (partition by data_tier, asset_id order by is_confirmed desc) = 1

)

select
    data_tier,
    asset_id,
    min(code_prefix) as code_prefix,
    min_by(originator_name, code_prefix) as originator_name,
    min(origin_country) as origin_country,
    bool_or(is_own) as is_own,
    bool_and(is_confirmed) as is_confirmed
from best
group by data_tier, asset_id
having count(distinct origin_country) = 1
