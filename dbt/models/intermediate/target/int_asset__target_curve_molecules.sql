-- New molecules in clinical stage on the date of exhibit 10, by their highest active stage over all indications. An
-- approval by any agency takes a molecule out, also for indications that it does not name.

with

stages as (

    select * from {{ ref('int_asset__indication_stages') }}

),

attributes as (

    select * from {{ ref('int_asset__attributes') }}

),

approvals as (

    select * from {{ ref('int_approval__molecules') }}

),

dates as (

    select distinct
        data_tier,
        {{ asof('10') }} as as_of_on
    from stages

),

indications as (

    {{ indication_stages_asof('stages', 'dates') }}

),

highest_stages as (

    select
        data_tier,
        asset_id,
        max(phase_rank) as phase_rank
    from indications
    where is_active
    group by data_tier, asset_id

),

approved as (

    {{ approved_asof('approvals', 'dates') }}

)

select
    highest_stages.data_tier,
    highest_stages.asset_id,
    highest_stages.phase_rank
from highest_stages
inner join attributes
    on attributes.data_tier = highest_stages.data_tier
    and attributes.asset_id = highest_stages.asset_id
left join approved
    on approved.data_tier = highest_stages.data_tier
    and approved.asset_id = highest_stages.asset_id
where {{ is_counted_molecule('attributes') }}
  and {{ is_clinical_stage('highest_stages.phase_rank') }}
  and approved.asset_id is null
