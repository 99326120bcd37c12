-- The one lookup from the key of a name to a reference asset. A name that two assets share is kept, flagged
-- ambiguous, and names no asset: it never matches by itself.

with

names as (

    select * from {{ ref('int_asset__dictionary') }}

),

components as (

    select * from {{ ref('int_asset__components') }}

),

named as (

    select
        names.data_tier,
        names.name_key,
        names.name,
        names.source,
        components.component_key,
        -- a curator's word beats a preferred name, a preferred name beats a synonym
        case
            when names.source = 'curated' then 1
            when names.is_preferred then 2
            else 3
        end as authority
    from names
    inner join components
        on components.data_tier = names.data_tier
        and components.base_key = names.base_key

),

best as (

    select *, min(authority) over (partition by data_tier, name_key) as best_authority
    from named

),

grouped as (

    select
        data_tier,
        name_key,
        min(name) as name,
        case when count(distinct component_key) = 1 then min(component_key) end as component_key,
        count(distinct component_key) > 1 as is_ambiguous,
        min(authority) as authority,
        string_agg(distinct source, ',' order by source) as sources,
        count(distinct component_key) as n_assets
    from best
    where authority = best_authority
    group by data_tier, name_key

)

select
    data_tier,
    name_key,
    name,
    component_key,
    is_ambiguous,
    n_assets,
    case authority when 1 then 'curated' when 2 then 'preferred' else 'synonym' end as name_kind,
    sources
from grouped
