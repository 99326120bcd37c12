-- Places of descriptors in the tree.
{{ config(materialized='table') }}

with

raw_tree_numbers as (

    select * from {{ source('mesh', 'tree_numbers') }}

),

parsed as (

    select
        data_tier,
        load_id,
        from_json(payload, '{"descriptor_id": "VARCHAR", "tree_number": "VARCHAR"}') as place
    from raw_tree_numbers

)

select
    data_tier,
    load_id,
    trim(place.descriptor_id) as descriptor_id,
    trim(place.tree_number) as tree_number
from parsed
