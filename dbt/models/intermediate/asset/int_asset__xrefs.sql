-- Numbers and names of an asset in the reference sources: those of the records that make up the asset. INN as lists of
-- INNs and catalogues give them; codes as studies and sources write them, in letters and digits.

with

records as (

    select distinct data_tier, asset_id, source, source_record_id from {{ ref('int_asset__reference_records') }}

),

inns as (

    select data_tier, 'chembl' as source, chembl_id as source_record_id, synonym as inn
    from {{ ref('stg_chembl__molecule_synonyms') }}
    where syn_type = 'INN'
    union all
    select data_tier, 'gtopdb', ligand_id, inn from {{ ref('stg_gtopdb__ligands') }}
    where inn is not null
    union all
    -- arms of a bispecific are numbered entries
    select data_tier, 'thera_sabdab', antibody_name,
        regexp_replace(antibody_name, '(mab|mig|tug|bart|ment)[0-9]$', '\1')
    from {{ ref('stg_thera_sabdab__antibodies') }}

),

structures as (

    select * from {{ ref('stg_drugcentral__structures') }}
    where cas_rn is not null

),

synonyms as (

    select * from {{ ref('int_asset__synonyms') }}
    where not is_ambiguous

)

select
    data_tier,
    asset_id,
    case source when 'open_targets' then 'chembl' else source end as system,
    source_record_id as ext_id
from records
where source in ('chembl', 'open_targets', 'drugcentral', 'gtopdb')
union
select records.data_tier, records.asset_id, 'inn', lower(inns.inn)
from records
inner join inns
    on inns.data_tier = records.data_tier
    and inns.source = records.source
    and inns.source_record_id = records.source_record_id
union
select records.data_tier, records.asset_id, 'cas', structures.cas_rn
from records
inner join structures
    on structures.data_tier = records.data_tier
    and structures.struct_id = records.source_record_id
where records.source = 'drugcentral'
union
select data_tier, asset_id, 'company_code', synonym_norm
from synonyms
where regexp_matches(synonym_norm, '^[a-z]{1,6}[0-9]{2,7}[a-z]{0,2}$')
