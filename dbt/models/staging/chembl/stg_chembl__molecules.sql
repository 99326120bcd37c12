-- ChEMBL molecules. The API nests the parent; an export of names has no more than identifier and name.
{{ config(materialized='table') }}

with

raw_molecules as (

    select * from {{ source('chembl', 'molecules') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        from_json(payload, '{
            "pref_name": "VARCHAR", "name": "VARCHAR", "molecule_type": "VARCHAR", "max_phase": "VARCHAR",
            "first_approval": "VARCHAR", "parent_chembl_id": "VARCHAR",
            "molecule_hierarchy": {"parent_chembl_id": "VARCHAR"}
        }') as molecule
    from raw_molecules

)

select
    data_tier,
    load_id,
    record_key as chembl_id,
    {{ stated('coalesce(molecule.pref_name, molecule.name)') }} as pref_name,
    {{ stated('molecule.molecule_type') }} as molecule_type,
    try_cast(molecule.max_phase as double) as max_phase,
    -- a data frame with missing years exports the others as 2016.0
    cast(try_cast(molecule.first_approval as double) as integer) as first_approval_year,
    {{ stated(
        'coalesce(molecule.parent_chembl_id, molecule.molecule_hierarchy.parent_chembl_id)'
    ) }} as parent_chembl_id
from parsed
