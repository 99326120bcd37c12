-- Targets of the Guide to Pharmacology with their human gene; the web service has the names only.
{{ config(materialized='table') }}

with

raw_targets as (

    select * from {{ source('gtopdb', 'targets') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        {{ record_fields('payload') }} as fields
    from raw_targets

)

select
    data_tier,
    load_id,
    record_key as target_id,
    {{ stated_field(['target_name', 'name']) }} as target_name,
    {{ stated_field(['hgnc_id']) }} as hgnc_id,
    {{ stated_field(['hgnc_symbol']) }} as hgnc_symbol,
    {{ stated_field(['human_swissprot']) }} as uniprot_accession,
    {{ stated_field(['synonyms']) }} as synonyms
from parsed
