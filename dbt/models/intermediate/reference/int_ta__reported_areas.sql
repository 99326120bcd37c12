-- The rows that a therapeutic area is counted in: its own, that of its roll-up, and that of all areas together.

with

therapeutic_areas as (

    select
        value as ta_id,
        parent_or_class as rollup_ta_id
    from {{ ref('seed_taxonomy') }}
    where dimension = 'therapeutic_area'

)

select ta_id, ta_id as reported_ta_id, false as is_rollup from therapeutic_areas
union all
select ta_id, rollup_ta_id as reported_ta_id, true as is_rollup from therapeutic_areas
where rollup_ta_id <> ''
union all
select ta_id, 'all' as reported_ta_id, true as is_rollup from therapeutic_areas
