-- Interactions of ligands with targets, from the file (both layouts) or the web service, which has no genes.
{{ config(materialized='table') }}

with

raw_interactions as (

    select * from {{ source('gtopdb', 'interactions') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        {{ record_fields('payload') }} as fields
    from raw_interactions

)

select
    data_tier,
    load_id,
    record_key as interaction_key,
    {{ stated_field(['ligand_id', 'ligandid']) }} as ligand_id,
    {{ stated_field(['ligand', 'ligandname']) }} as ligand_name,
    {{ stated_field(['target_id', 'targetid']) }} as target_id,
    {{ stated_field(['target_gene_symbol']) }} as gene_symbol,
    {{ stated_field(['target_uniprot', 'target_uniprot_id']) }} as uniprot_accession,
    {{ stated_field(['target_species', 'targetspecies']) }} as target_species,
    {{ stated_field(['type']) }} as interaction_type,
    {{ stated_field(['action']) }} as action,
    coalesce(
        lower({{ stated_field(['primary_target', 'primarytarget']) }}) in ('t', 'true', 'yes'), false
    ) as is_primary_target
from parsed
