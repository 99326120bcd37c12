-- Descriptors with their places in the tree and the terms that lead to them.
{{ config(materialized='table') }}

with

raw_descriptors as (

    select * from {{ source('mesh', 'descriptors') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        from_json(payload, '{
            "DescriptorName": "VARCHAR", "TreeNumberList": ["VARCHAR"], "TermList": ["VARCHAR"]
        }') as descriptor
    from raw_descriptors

)

select
    data_tier,
    load_id,
    record_key as descriptor_id,
    nullif(trim(descriptor.DescriptorName), '') as term,
    descriptor.TreeNumberList as tree_numbers,
    list_distinct(descriptor.TermList) as entry_terms
from parsed
