-- Gene symbols of human proteins by UniProt accession, as the sources that carry both give them.

with

drugcentral as (

    select data_tier, uniprot_accession, gene_symbol
    from {{ ref('stg_drugcentral__targets') }}
    where organism = 'Homo sapiens'

),

gtopdb as (

    select data_tier, uniprot_accession, hgnc_symbol as gene_symbol from {{ ref('stg_gtopdb__targets') }}
    union all
    select data_tier, uniprot_accession, gene_symbol
    from {{ ref('stg_gtopdb__interactions') }}
    where target_species = 'Human'

),

combined as (

    select * from drugcentral
    union all
    select * from gtopdb

),

counted as (

    select data_tier, uniprot_accession, gene_symbol, count(*) as n_records
    from combined
    where regexp_matches(uniprot_accession, '^[A-Z0-9]{6,10}$')
      and regexp_matches(gene_symbol, '^[A-Z][A-Z0-9-]+$')
    group by data_tier, uniprot_accession, gene_symbol

)

select
    data_tier,
    uniprot_accession,
    min_by(gene_symbol, (-n_records, gene_symbol)) as gene_symbol
from counted
group by data_tier, uniprot_accession
