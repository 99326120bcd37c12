-- Names that no dictionary knows, gathered into assets: linked unknown names are one asset (label passing as for the
-- dictionary), and an asset that all its links lead to one known drug is that drug. Links to two known drugs prove
-- nothing and are not followed.

{%- set n_passes = 4 %}

with

nodes as (

    select distinct data_tier, novel_key
    from {{ ref('int_asset__intervention_nodes') }}
    where novel_key is not null

),

links as (

    select * from {{ ref('int_asset__novel_links') }}

),

pairs as (

    select data_tier, novel_key as from_key, linked_key as to_key from links where link_kind = 'alias_of_novel'
    union
    select data_tier, linked_key, novel_key from links where link_kind = 'alias_of_novel'

),

hubs as (

    -- a code beside many others is a list, not an alias
    select data_tier, from_key
    from pairs
    group by data_tier, from_key
    having count(*) > 5

),

edges as (

    select pairs.data_tier, pairs.from_key, pairs.to_key
    from pairs
    left join hubs as from_hubs on from_hubs.data_tier = pairs.data_tier and from_hubs.from_key = pairs.from_key
    left join hubs as to_hubs on to_hubs.data_tier = pairs.data_tier and to_hubs.from_key = pairs.to_key
    where from_hubs.from_key is null
      and to_hubs.from_key is null

),

pass_0 as (

    select data_tier, novel_key, novel_key as group_key from nodes

)

{%- for pass_no in range(1, n_passes + 1) %},

pass_{{ pass_no }} as (

    select
        here.data_tier,
        here.novel_key,
        -- a code, which starts with 'code:', sorts before a description and so names the group
        min(least(
            case when here.group_key like 'cell:%' then '~' else '' end || here.group_key,
            case when there.group_key like 'cell:%' then '~' else '' end || coalesce(there.group_key, here.group_key)
        )) as sort_key
    from {% if pass_no == 1 %}pass_0{% else %}labels_{{ pass_no - 1 }}{% endif %} as here
    left join edges on edges.data_tier = here.data_tier and edges.to_key = here.novel_key
    left join {% if pass_no == 1 %}pass_0{% else %}labels_{{ pass_no - 1 }}{% endif %} as there
        on there.data_tier = edges.data_tier
        and there.novel_key = edges.from_key
    group by here.data_tier, here.novel_key

),

labels_{{ pass_no }} as (

    select data_tier, novel_key, ltrim(sort_key, '~') as group_key from pass_{{ pass_no }}

)
{%- endfor %},

known_links as (

    select
        labels.data_tier,
        labels.group_key,
        min(links.linked_key) as component_key,
        bool_or(links.link_kind = 'follow_on') as is_follow_on
    from labels_{{ n_passes }} as labels
    inner join links
        on links.data_tier = labels.data_tier
        and links.novel_key = labels.novel_key
        and links.link_kind in ('alias_of_known', 'follow_on')
    group by labels.data_tier, labels.group_key
    having count(distinct links.linked_key) = 1

)

select
    labels.data_tier,
    labels.novel_key,
    labels.group_key,
    known_links.component_key,
    coalesce(known_links.is_follow_on, false) as is_follow_on
from labels_{{ n_passes }} as labels
left join known_links
    on known_links.data_tier = labels.data_tier
    and known_links.group_key = labels.group_key
