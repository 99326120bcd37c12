-- Cancer type and type of neurological disease of each piece of evidence for a stage, by area: of a trial by its own
-- conditions, of a vendor's indication as he states it. Trials in healthy volunteers take their molecule's area and tell
-- no type; neither does an indication for which a vendor states none.

with

therapeutic_areas as (

    select * from {{ ref('int_trial__therapeutic_areas') }}
    where method <> 'asset'

),

area_dimensions as (

    select * from {{ ref('seed_subtype_rest') }}

),

subtypes as (

    select * from {{ ref('int_trial__subtypes') }}

),

vendor_stages as (

    select * from {{ ref('int_vendor__indication_stages') }}

)

select
    therapeutic_areas.data_tier,
    therapeutic_areas.trial_id as evidence_id,
    therapeutic_areas.ta_id,
    subtypes.subtype
from therapeutic_areas
inner join area_dimensions on area_dimensions.ta_id = therapeutic_areas.ta_id
inner join subtypes
    on subtypes.data_tier = therapeutic_areas.data_tier
    and subtypes.trial_id = therapeutic_areas.trial_id
    and subtypes.dimension = area_dimensions.dimension
union all
select
    vendor_stages.data_tier,
    vendor_stages.evidence_id,
    vendor_stages.ta_id,
    vendor_stages.subtype
from vendor_stages
inner join area_dimensions on area_dimensions.ta_id = vendor_stages.ta_id
where vendor_stages.subtype is not null
