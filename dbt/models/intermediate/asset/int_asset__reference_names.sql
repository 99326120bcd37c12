-- Every name that a reference source or a curator gives a drug, with the record that it belongs to. One source's record
-- is one (source, source_record_id); which records are the same molecule is decided downstream.

with

tiers as (

    select distinct data_tier from {{ ref('int_registry__studies') }}

),

chembl as (

    select data_tier, 'chembl' as source, chembl_id as source_record_id, pref_name as preferred_name, synonym as name
    from {{ ref('stg_chembl__molecule_synonyms') }}
    union all
    select data_tier, 'chembl', chembl_id, pref_name, pref_name from {{ ref('stg_chembl__molecules') }}

),

open_targets as (

    select data_tier, 'open_targets' as source, chembl_id as source_record_id, drug_name as preferred_name,
        unnest(list_concat(list_concat([drug_name], coalesce(synonyms, [])), coalesce(trade_names, []))) as name
    from {{ ref('stg_open_targets__drugs') }}

),

antibodies as (

    select data_tier, 'thera_sabdab' as source, antibody_name as source_record_id,
        -- arms of a bispecific are numbered entries
        regexp_replace(antibody_name, '(mab|mig|tug|bart|ment)[0-9]$', '\1') as preferred_name,
        unnest(list_concat([antibody_name], string_split(coalesce(alternative_names, ''), ';'))) as name
    from {{ ref('stg_thera_sabdab__antibodies') }}

),

drugcentral as (

    select structures.data_tier, 'drugcentral' as source, structures.struct_id as source_record_id,
        structures.drug_name as preferred_name,
        unnest(list_concat([structures.drug_name], string_split(coalesce(synonyms.synonyms, ''), '|'))) as name
    from {{ ref('stg_drugcentral__structures') }} as structures
    left join {{ ref('stg_drugcentral__synonyms') }} as synonyms
        on synonyms.data_tier = structures.data_tier
        and synonyms.struct_id = structures.struct_id

),

gtopdb as (

    select data_tier, 'gtopdb' as source, ligand_id as source_record_id, coalesce(inn, ligand_name) as preferred_name,
        unnest(list_concat([coalesce(inn, ligand_name), ligand_name], string_split(coalesce(synonyms, ''), '|'))) as name
    from {{ ref('stg_gtopdb__ligands') }}

),

drugsatfda as (

    select data_tier, 'drugsatfda' as source, active_ingredients as source_record_id,
        active_ingredients as preferred_name, unnest([active_ingredients, brand_name]) as name
    from {{ ref('stg_drugsatfda__products') }}
    where active_ingredients not like '%;%'

),

purple_book as (

    -- the four letters that the FDA appends tell manufacturers apart, not molecules
    select data_tier, 'purple_book' as source, product_key as source_record_id,
        regexp_replace(lower(proper_name), '-[a-z]{4}$', '') as preferred_name,
        unnest([regexp_replace(lower(proper_name), '-[a-z]{4}$', ''), proper_name,
                case when bla_type = '351(a)' then proprietary_name end]) as name
    from {{ ref('stg_purple_book__products') }}

),

ema as (

    select data_tier, 'ema_medicines' as source, product_number as source_record_id, inn_common_name as preferred_name,
        unnest([inn_common_name, case when not coalesce(is_biosimilar or is_generic, false) then medicine_name end]) as name
    from {{ ref('stg_ema_medicines__medicines') }}
    where category = 'Human'
      and not regexp_matches(inn_common_name, '[,;/+]| and ')

),

curated as (

    select tiers.data_tier, 'curated' as source, aliases.asset_name as source_record_id,
        aliases.asset_name as preferred_name, unnest([aliases.asset_name, aliases.alias]) as name
    from {{ ref('seed_asset_alias') }} as aliases
    cross join tiers

),

combined as (

    select * from chembl
    union all select * from open_targets
    union all select * from antibodies
    union all select * from drugcentral
    union all select * from gtopdb
    union all select * from drugsatfda
    union all select * from purple_book
    union all select * from ema
    union all select * from curated

)

select distinct
    data_tier,
    source,
    source_record_id,
    preferred_name,
    trim(name) as name
from combined
where length(trim(name)) between 2 and 200
  and upper(trim(name)) not in ('TBC', 'NA', 'N/A', 'NONE')
  -- GtoPdb marks chemistry up in HTML
  and not contains(name, '<')
  and not contains(preferred_name, '<')
