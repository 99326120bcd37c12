-- Targets of known drugs by source, gene symbols. Combination targets of two proteins count as both.

with

dictionary as (

    select distinct data_tier, source, source_record_id, base_key from {{ ref('int_asset__dictionary') }}

),

components as (

    select * from {{ ref('int_asset__components') }}

),

records as (

    select distinct dictionary.data_tier, dictionary.source, dictionary.source_record_id, dictionary.base_key,
        components.component_key
    from dictionary
    inner join components
        on components.data_tier = dictionary.data_tier
        and components.base_key = dictionary.base_key

),

symbols as (

    select * from {{ ref('int_asset__target_symbols') }}

),

aliases as (

    select {{ asset_name_key('alias') }} as alias_key, target_id from {{ ref('seed_target_alias') }}

),

curated as (

    select records.data_tier, records.component_key, 1 as source_rank, 'curated' as source,
        trim(unnest(string_split(profiles.targets, ';'))) as target_id
    from records
    inner join {{ ref('seed_asset_profile') }} as profiles on profiles.asset_name = records.source_record_id
    where records.source = 'curated'

),

antibody_parts as (

    -- 'PDCD1/CD279/PD1;CTLA4/CD152': targets at semicolons, their names at slashes, the gene first
    select records.data_tier, records.component_key,
        trim(split_part(unnest(string_split(antibodies.target, ';')), '/', 1)) as target_name
    from records
    inner join {{ ref('stg_thera_sabdab__antibodies') }} as antibodies
        on antibodies.data_tier = records.data_tier
        and antibodies.antibody_name = records.source_record_id
    where records.source = 'thera_sabdab'

),

antibodies as (

    select antibody_parts.data_tier, antibody_parts.component_key, 2 as source_rank, 'thera_sabdab' as source,
        coalesce(aliases.target_id, antibody_parts.target_name) as target_id
    from antibody_parts
    left join aliases on aliases.alias_key = {{ asset_name_key('antibody_parts.target_name') }}

),

chembl as (

    -- a target that comes without an accession says by its name what it is
    select records.data_tier, records.component_key, 3 as source_rank, 'chembl' as source,
        coalesce(symbols.gene_symbol, aliases.target_id, targets.target_name) as target_id
    from records
    inner join {{ ref('stg_chembl__mechanisms') }} as mechanisms
        on mechanisms.data_tier = records.data_tier
        and mechanisms.chembl_id = records.source_record_id
    inner join {{ ref('stg_chembl__targets') }} as targets
        on targets.data_tier = mechanisms.data_tier
        and targets.target_chembl_id = mechanisms.target_chembl_id
    left join symbols
        on symbols.data_tier = targets.data_tier
        and symbols.uniprot_accession = split_part(targets.uniprot_accession, '|', 1)
    left join aliases
        on aliases.alias_key = case
            when targets.uniprot_accession is null then {{ asset_name_key('targets.target_name') }}
        end
    where records.source = 'chembl'
      -- what the payload of a conjugate hits is not what the drug is aimed at
      and not (coalesce(symbols.gene_symbol, '') in ('TOP1', 'TUBB') and regexp_matches(records.base_key, '(tecan|dotin|tansine|sirine|micin)$'))
      and (symbols.gene_symbol is not null or targets.uniprot_accession is null)

),

drugcentral as (

    select records.data_tier, records.component_key, 4 as source_rank, 'drugcentral' as source,
        targets.gene_symbol as target_id
    from records
    inner join {{ ref('stg_drugcentral__targets') }} as targets
        on targets.data_tier = records.data_tier
        and targets.struct_id = records.source_record_id
    where records.source = 'drugcentral'
      and targets.is_mechanism
      and targets.organism = 'Homo sapiens'

),

gtopdb as (

    select records.data_tier, records.component_key, 5 as source_rank, 'gtopdb' as source,
        interactions.gene_symbol as target_id
    from records
    inner join {{ ref('stg_gtopdb__interactions') }} as interactions
        on interactions.data_tier = records.data_tier
        and interactions.ligand_id = records.source_record_id
    where records.source = 'gtopdb'
      and interactions.is_primary_target
      and interactions.target_species = 'Human'

),

split as (

    select data_tier, component_key, source_rank, source, trim(unnest(string_split(target_id, '|'))) as target_id
    from (
        select * from curated
        union all select * from antibodies
        union all select * from chembl
        union all select * from drugcentral
        union all select * from gtopdb
    ) as combined

),

best as (

    select *, min(source_rank) over (partition by data_tier, component_key) as best_rank
    from split
    where regexp_matches(target_id, '^[A-Z][A-Z0-9_-]{1,14}$')

)

select distinct data_tier, component_key, source, target_id
from best
where source_rank = best_rank
