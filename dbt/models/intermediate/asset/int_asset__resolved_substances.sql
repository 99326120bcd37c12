-- The asset of each substance that an agency approved. A substance that no dictionary knows is an asset of its own.

with

substance_components as (

    select * from {{ ref('int_asset__substance_components') }}

),

facts as (

    select * from {{ ref('int_asset__reference_facts') }}

)

select
    substance_components.data_tier,
    substance_components.substance_norm,
    {{ asset_id(asset_canonical_key(
        'substance_components.component_key', 'facts.first_chembl_no', "'name:' || substance_components.full_key"
    )) }} as asset_id,
    case
        when substance_components.component_key is null then 'novel_substance'
        when substance_components.is_full_match then 'dictionary_name'
        else 'dictionary_name_without_salt'
    end as method,
    cast(case
        when substance_components.component_key is null then 0.6
        when substance_components.is_full_match then 0.98
        else 0.95
    end as double) as confidence
from substance_components
left join facts
    on facts.data_tier = substance_components.data_tier
    and facts.component_key = substance_components.component_key
