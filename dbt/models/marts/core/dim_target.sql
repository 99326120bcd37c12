-- Targets that molecules are known to act on.

with

asset_targets as (

    select * from {{ ref('bridge_asset_target') }}

),

labels as (

    select * from {{ ref('seed_target_label') }}

),

excluded as (

    select * from {{ ref('seed_excluded_target') }}

),

targets as (

    select distinct
        data_tier,
        target_id
    from asset_targets

)

select
    targets.data_tier,
    targets.target_id,
    coalesce(labels.target_label, targets.target_id) as target_label,
    excluded.target_id is not null as is_excluded_from_ranking
from targets
left join labels on labels.target_id = targets.target_id
left join excluded on excluded.target_id = targets.target_id
