-- Every statement about where an asset comes from, all kept, with the rank of the rule that it stands for:
--   1 curated originator   2 owner of the code's prefix   3 sponsor of the earliest study of an unknown name
--   4 first company of the antibody catalogue   5 company that sponsored the earliest study before any approval
--   6 company whose pipeline lists it   7 holder of its first approval (these can name a licensee: low confidence)

with

identities as (

    select * from {{ ref('int_asset__identities') }}

),

records as (

    select distinct dictionary.data_tier, dictionary.source, dictionary.source_record_id, dictionary.name_key,
        components.component_key
    from {{ ref('int_asset__dictionary') }} as dictionary
    inner join {{ ref('int_asset__components') }} as components
        on components.data_tier = dictionary.data_tier
        and components.base_key = dictionary.base_key
    inner join identities
        on identities.data_tier = components.data_tier
        and identities.reference_key = components.component_key

),

originators as (

    select * from {{ ref('seed_asset_originator') }}

),

code_prefixes as (

    select * from {{ ref('seed_code_prefix') }}

),

codes as (

    -- codes that an asset is known by: its own, or those of its dictionary record
    select data_tier, asset_id, regexp_extract(split_part(group_key, ':', 2), '^[a-z]+') as code_prefix, true as is_own
    from identities
    where group_key like 'code:%'
    union
    select identities.data_tier, identities.asset_id, regexp_extract(records.name_key, '^([a-z]{2,6})[0-9]', 1), false
    from identities
    inner join records
        on records.data_tier = identities.data_tier
        and records.component_key = identities.reference_key
    inner join {{ ref('int_asset__reference_facts') }} as facts
        on facts.data_tier = identities.data_tier
        and facts.component_key = identities.reference_key
    where regexp_matches(records.name_key, '^[a-z]{2,6}[0-9]{3,}[a-z]{0,2}$')
      -- an old drug carries the codes of everybody who ever formulated it
      and coalesce(facts.first_approval_year, 9999) >= 2005
    union
    select identities.data_tier, identities.asset_id, regexp_extract(synonyms.name_key, '^[a-z]+'), false
    from {{ ref('int_asset__merge_log') }} as synonyms
    inner join identities
        on identities.data_tier = synonyms.data_tier
        and identities.asset_id = synonyms.asset_id
    where synonyms.method = 'registry_alias'

),

prefix_owners as (

    select codes.data_tier, codes.asset_id, code_prefixes.originator_name, code_prefixes.origin_country,
        code_prefixes.code_prefix, codes.is_own
    from codes
    inner join code_prefixes on code_prefixes.code_prefix = codes.code_prefix

),

one_prefix_owner as (

    select data_tier, asset_id, min(originator_name) as originator_name, min(origin_country) as origin_country,
        min(code_prefix) as code_prefix
    from prefix_owners
    group by data_tier, asset_id
    having count(distinct origin_country) = 1

),

first_sponsors as (

    select * from {{ ref('int_asset__first_sponsors') }}

),

antibodies as (

    select records.data_tier, identities.asset_id, trim(split_part(min(antibodies.companies), ';', 1)) as originator_name
    from records
    inner join {{ ref('stg_thera_sabdab__antibodies') }} as antibodies
        on antibodies.data_tier = records.data_tier
        and antibodies.antibody_name = records.source_record_id
    inner join identities
        on identities.data_tier = records.data_tier
        and identities.reference_key = records.component_key
    where records.source = 'thera_sabdab'
      and antibodies.companies is not null
    group by records.data_tier, identities.asset_id

),

pipelines as (

    select identities.data_tier, identities.asset_id, min(pipeline.company) as originator_name
    from {{ ref('stg_pharma_pipelines__assets') }} as pipeline
    inner join records
        on records.data_tier = pipeline.data_tier
        and records.name_key = {{ asset_name_key('pipeline.asset_name') }}
    inner join identities
        on identities.data_tier = records.data_tier
        and identities.reference_key = records.component_key
    group by identities.data_tier, identities.asset_id
    having count(distinct pipeline.company) = 1

)

select identities.data_tier, identities.asset_id, 1 as evidence_rank, 'curated_originator' as method,
    originators.originator_name, originators.origin_country, originators.reason as evidence, cast(1.0 as double) as confidence
from identities
inner join records
    on records.data_tier = identities.data_tier
    and records.component_key = identities.reference_key
    and records.source = 'curated'
inner join originators on originators.asset_name = records.source_record_id
union
select data_tier, asset_id, 2, 'code_prefix', originator_name, origin_country,
    'codes with the prefix ' || upper(code_prefix) || ' are this company''s', cast(0.85 as double)
from one_prefix_owner
union
select data_tier, asset_id, case when is_known then 5 else 3 end,
    case when is_known then 'first_sponsor_before_approval' else 'first_sponsor' end, sponsor_name, null,
    'lead sponsor of the earliest study, ' || trial_id, cast(case when is_known then 0.5 else 0.7 end as double)
from first_sponsors
union
select data_tier, asset_id, 4, 'antibody_catalogue', originator_name, null, 'first company that Thera-SAbDab lists', cast(0.6 as double)
from antibodies
union
select data_tier, asset_id, 6, 'company_pipeline', originator_name, null, 'listed in one company''s pipeline only', cast(0.4 as double)
from pipelines
union
select data_tier, asset_id, 7, 'first_approval_holder', holder_name, null, 'held the first approval, ' || agency, cast(0.4 as double)
from {{ ref('int_asset__first_holders') }}
