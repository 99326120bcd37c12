-- One more pass over the synonym edges changes no group: every edge joins names of one group already.
select edges.data_tier, edges.left_key, edges.right_key
from {{ ref('int_asset__synonym_edges') }} as edges
inner join {{ ref('int_asset__components') }} as left_side
    on left_side.data_tier = edges.data_tier
    and left_side.base_key = edges.left_key
inner join {{ ref('int_asset__components') }} as right_side
    on right_side.data_tier = edges.data_tier
    and right_side.base_key = edges.right_key
where left_side.component_key <> right_side.component_key
