-- The asset of each mention: the known drug, or an asset of its own for a name that no dictionary knows.

with

mentions as (

    select * from {{ ref('int_asset__mentions') }}

),

groups as (

    select * from {{ ref('int_asset__novel_groups') }}

),

facts as (

    select * from {{ ref('int_asset__reference_facts') }}

),

keyed as (

    select
        mentions.*,
        groups.is_follow_on,
        groups.group_key,
        coalesce(mentions.component_key, case when not groups.is_follow_on then groups.component_key end) as reference_key
    from mentions
    left join groups on groups.data_tier = mentions.data_tier and groups.novel_key = mentions.novel_key

)

select
    keyed.data_tier,
    keyed.trial_id,
    keyed.intervention_no,
    keyed.mention_no,
    {{ asset_id(asset_canonical_key('keyed.reference_key', 'facts.first_chembl_no', 'keyed.group_key')) }} as asset_id,
    case
        when keyed.is_linked then 'open_targets_link'
        when keyed.component_key is not null then
            case keyed.mention_kind when 'regimen' then 'regimen' when 'fuzzy' then 'fuzzy_name' else 'dictionary_name' end
        when keyed.reference_key is not null then 'registry_alias'
        when keyed.is_follow_on then 'follow_on_code'
        else 'novel_' || keyed.mention_kind
    end as method,
    cast(case
        when keyed.is_linked then 0.95
        when keyed.component_key is not null then
            case keyed.mention_kind when 'regimen' then 0.9 when 'fuzzy' then 0.8 else 0.98 end
        when keyed.reference_key is not null then 0.85
        when keyed.mention_kind = 'code' then 0.85
        when keyed.mention_kind = 'cell' then 0.7
        when keyed.mention_kind = 'number' then 0.6
        when keyed.mention_kind = 'ambiguous' then 0.3
        else 0.5
    end as double) as confidence
from keyed
left join facts on facts.data_tier = keyed.data_tier and facts.component_key = keyed.reference_key
