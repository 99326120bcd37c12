-- ChEMBL targets. The API lists the proteins of a target with their cross-references; exports and the dump are flat.
{{ config(materialized='table') }}

with

raw_targets as (

    select * from {{ source('chembl', 'targets') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        from_json(payload, '{
            "target_name": "VARCHAR", "pref_name": "VARCHAR", "uniprot_acc": "VARCHAR", "ensembl_id": "VARCHAR",
            "target_type": "VARCHAR", "organism": "VARCHAR",
            "target_components": [{
                "accession": "VARCHAR",
                "target_component_xrefs": [{"xref_id": "VARCHAR", "xref_src_db": "VARCHAR"}]
            }]
        }') as target
    from raw_targets

),

with_genes as (

    select
        *,
        list_transform(target.target_components, lambda component: component.accession) as accessions,
        list_transform(
            list_filter(
                flatten(list_transform(target.target_components, lambda component: component.target_component_xrefs)),
                lambda reference: reference.xref_src_db = 'EnsemblGene'
            ),
            lambda reference: reference.xref_id
        ) as genes
    from parsed

)

select
    data_tier,
    load_id,
    record_key as target_chembl_id,
    {{ stated('coalesce(target.target_name, target.pref_name)') }} as target_name,
    {{ stated("coalesce(target.uniprot_acc, array_to_string(accessions, '|'))") }} as uniprot_accession,
    {{ stated("coalesce(target.ensembl_id, array_to_string(list_distinct(genes), '|'))") }} as ensembl_gene_id,
    {{ stated('target.target_type') }} as target_type,
    {{ stated('target.organism') }} as organism
from with_genes
