-- Connected components of base names over the synonym edges: the smallest key of a component is passed along the
-- edges until nobody's label changes. Components are short (a code, an INN, a brand), so the passes below suffice;
-- a test fails if one more pass would still change a label.

{%- set n_passes = 6 %}

with

edges as (

    select data_tier, left_key as from_key, right_key as to_key from {{ ref('int_asset__synonym_edges') }}
    union
    select data_tier, right_key, left_key from {{ ref('int_asset__synonym_edges') }}

),

pass_0 as (

    select distinct data_tier, base_key, base_key as component_key
    from {{ ref('int_asset__dictionary') }}

)

{%- for pass_no in range(1, n_passes + 1) %},

pass_{{ pass_no }} as (

    select
        here.data_tier,
        here.base_key,
        min(least(here.component_key, coalesce(there.component_key, here.component_key))) as component_key
    from pass_{{ pass_no - 1 }} as here
    left join edges on edges.data_tier = here.data_tier and edges.to_key = here.base_key
    left join pass_{{ pass_no - 1 }} as there
        on there.data_tier = edges.data_tier
        and there.base_key = edges.from_key
    group by here.data_tier, here.base_key

)
{%- endfor %}

select data_tier, base_key, component_key
from pass_{{ n_passes }}
