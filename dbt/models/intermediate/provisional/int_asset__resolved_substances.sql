-- Provisional: the asset of a substance that an agency approved is its normalised name.

with

substances as (

    select * from {{ ref('int_approval__substances') }}

)

select distinct
    data_tier,
    substance_norm,
    {{ asset_id('substance_norm') }} as asset_id,
    'provisional_normalised_name' as method,
    cast(0.5 as double) as confidence
from substances
