-- Every statement about an asset's modality, ranked: curation, antibody catalogue, the records' words, molecule type of
-- a database, INN stem, the kind of drug that a company numbers with this prefix.
-- depends_on: {{ ref('seed_inn_stem') }}
-- depends_on: {{ ref('seed_antibody_format') }}

with

identities as (

    select * from {{ ref('int_asset__identities') }}

),

facts as (

    select * from {{ ref('int_asset__reference_facts') }}

),

records as (

    select distinct dictionary.data_tier, dictionary.source, dictionary.source_record_id, components.component_key
    from {{ ref('int_asset__dictionary') }} as dictionary
    inner join {{ ref('int_asset__components') }} as components
        on components.data_tier = dictionary.data_tier
        and components.base_key = dictionary.base_key
    where dictionary.source in ('thera_sabdab', 'chembl', 'gtopdb', 'open_targets')

),

antibodies as (

    select records.data_tier, records.component_key,
        {{ first_rule('seed_antibody_format', 'format_regex', 'modality_l2', 'lower(antibodies.format)') }} as modality_l2
    from records
    inner join {{ ref('stg_thera_sabdab__antibodies') }} as antibodies
        on antibodies.data_tier = records.data_tier
        and antibodies.antibody_name = records.source_record_id
    where records.source = 'thera_sabdab'

),

typed as (

    select records.data_tier, records.component_key, lower(molecules.molecule_type) as molecule_type
    from records
    inner join {{ ref('stg_chembl__molecules') }} as molecules
        on molecules.data_tier = records.data_tier and molecules.chembl_id = records.source_record_id
    where records.source = 'chembl'
    union all
    select records.data_tier, records.component_key, lower(drugs.drug_type)
    from records
    inner join {{ ref('stg_open_targets__drugs') }} as drugs
        on drugs.data_tier = records.data_tier and drugs.chembl_id = records.source_record_id
    where records.source = 'open_targets'
    union all
    select records.data_tier, records.component_key, lower(ligands.ligand_type)
    from records
    inner join {{ ref('stg_gtopdb__ligands') }} as ligands
        on ligands.data_tier = records.data_tier and ligands.ligand_id = records.source_record_id
    where records.source = 'gtopdb'

),

types as (

    select typed.data_tier, typed.component_key, min_by(molecule_types.modality_l2, (molecule_types.priority, molecule_types.modality_l2)) as modality_l2
    from typed
    inner join {{ ref('seed_molecule_type') }} as molecule_types on molecule_types.molecule_type = typed.molecule_type
    group by typed.data_tier, typed.component_key

),

stems as (

    select data_tier, asset_id,
        {{ first_rule('seed_inn_stem', 'stem_regex', 'modality_l2', 'lower(pref_name)') }} as modality_l2
    from identities

),

prefixes as (

    select identities.data_tier, identities.asset_id, code_prefixes.modality_l2
    from identities
    inner join {{ ref('seed_code_prefix') }} as code_prefixes
        on code_prefixes.code_prefix = regexp_extract(split_part(identities.group_key, ':', 2), '^[a-z]+')
    where identities.reference_key is null

),

statements as (

    select identities.data_tier, identities.asset_id, 1 as evidence_rank, 'curated' as method, facts.curated_modality_l2 as modality_l2
    from identities
    inner join facts
        on facts.data_tier = identities.data_tier
        and facts.component_key = coalesce(identities.reference_key, identities.original_key)
    union all
    select identities.data_tier, identities.asset_id, 2, 'thera_sabdab_format', antibodies.modality_l2
    from identities
    inner join antibodies
        on antibodies.data_tier = identities.data_tier
        and antibodies.component_key = identities.reference_key
    union all
    -- a two-word INN says more than the type that a database files it under
    select data_tier, asset_id, case when modality_l2 in ('adc', 'car_t_autologous', 'car_t_allogeneic', 'tcr_t', 'oncolytic_virus', 'gene_therapy_in_vivo') then 3 else 6 end,
        'inn_stem', modality_l2
    from stems
    union all
    select data_tier, asset_id, case when text_rank <= 2 then 4 else 8 end, 'registry_text', modality_l2
    from {{ ref('int_asset__text_modalities') }}
    union all
    select identities.data_tier, identities.asset_id, 5, 'molecule_type', types.modality_l2
    from identities
    inner join types on types.data_tier = identities.data_tier and types.component_key = identities.reference_key
    union all
    select data_tier, asset_id, 7, 'code_prefix', modality_l2 from prefixes

)

select distinct data_tier, asset_id, evidence_rank, method, modality_l2
from statements
where modality_l2 is not null
