-- Pairs of base names that are one molecule: a curator says so, or the preferred name of one record is the synonym of
-- exactly one other. Two names that any single source keeps as separate records are never joined by a synonym.

with

names as (

    select * from {{ ref('int_asset__dictionary') }}

),

base_names as (

    select distinct data_tier, base_key, source
    from names
    where is_preferred

),

foreign_synonyms as (

    select distinct names.data_tier, names.name_key, names.base_key, names.source
    from names
    inner join (select distinct data_tier, base_key from base_names) as other_base
        on other_base.data_tier = names.data_tier
        and other_base.base_key = names.name_key
    where names.name_key <> names.base_key

),

unambiguous as (

    select data_tier, name_key, min(base_key) as base_key, string_agg(distinct source, ',' order by source) as sources
    from foreign_synonyms
    where source <> 'curated'
    group by data_tier, name_key
    having count(distinct base_key) = 1

),

kept_apart as (

    select distinct left_side.data_tier, left_side.base_key as left_key, right_side.base_key as right_key
    from base_names as left_side
    inner join unambiguous
        on unambiguous.data_tier = left_side.data_tier
        and unambiguous.name_key = left_side.base_key
    inner join base_names as right_side
        on right_side.data_tier = left_side.data_tier
        and right_side.base_key = unambiguous.base_key
        and right_side.source = left_side.source

),

curated_edges as (

    select distinct data_tier, name_key as left_key, base_key as right_key, 'curated alias' as evidence,
        cast(1.0 as double) as confidence
    from foreign_synonyms
    where source = 'curated'

),

synonym_edges as (

    select
        unambiguous.data_tier,
        unambiguous.name_key as left_key,
        unambiguous.base_key as right_key,
        'unambiguous synonym in ' || unambiguous.sources as evidence,
        cast(0.95 as double) as confidence
    from unambiguous
    left join kept_apart
        on kept_apart.data_tier = unambiguous.data_tier
        and kept_apart.left_key = unambiguous.name_key
        and kept_apart.right_key = unambiguous.base_key
    left join curated_edges
        on curated_edges.data_tier = unambiguous.data_tier
        and curated_edges.left_key = unambiguous.name_key
    where kept_apart.data_tier is null
      and curated_edges.data_tier is null

)

select data_tier, left_key, right_key, evidence, confidence from curated_edges
union all
select data_tier, left_key, right_key, evidence, confidence from synonym_edges
