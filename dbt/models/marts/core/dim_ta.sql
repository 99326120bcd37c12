-- Therapeutic areas, with the roll-up that exhibits 2 and 21 plot.

with

taxonomy as (

    select * from {{ ref('seed_taxonomy') }}

)

select
    value as ta_id,
    label as ta_label,
    nullif(parent_or_class, '') as rollup_ta_id,
    dimension = 'therapeutic_area_rollup' as is_rollup
from taxonomy
where dimension in ('therapeutic_area', 'therapeutic_area_rollup')
