-- Regimens (FOLFIRI), named fixed pairs and other short names that stand for several drugs, with the drugs they stand for.

with

regimens as (

    select * from {{ ref('seed_asset_regimen') }}

),

names as (

    select * from {{ ref('int_asset__names') }}

)

select distinct
    names.data_tier,
    {{ asset_name_key('regimens.regimen_name') }} as name_key,
    regimens.regimen_name,
    names.component_key
from regimens
inner join names on names.name_key = {{ asset_name_key('regimens.component_name') }}
where names.component_key is not null
