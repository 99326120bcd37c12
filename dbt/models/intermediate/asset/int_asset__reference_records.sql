-- Records of the dictionary's sources that make up each asset, with every name that they give it: the one way from an
-- asset back to what the sources say of it.

with

identities as (

    select * from {{ ref('int_asset__identities') }}

),

components as (

    select * from {{ ref('int_asset__components') }}

),

dictionary as (

    select * from {{ ref('int_asset__dictionary') }}

)

select distinct
    identities.data_tier,
    identities.asset_id,
    components.component_key,
    dictionary.source,
    dictionary.source_record_id,
    dictionary.name,
    dictionary.name_key
from identities
inner join components
    on components.data_tier = identities.data_tier
    and components.component_key = identities.reference_key
inner join dictionary
    on dictionary.data_tier = components.data_tier
    and dictionary.base_key = components.base_key
