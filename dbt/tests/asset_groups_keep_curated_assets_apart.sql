-- Two assets that a curator lists are never joined by what other sources say.
select dictionary.data_tier, components.component_key, count(distinct dictionary.source_record_id) as n_assets
from {{ ref('int_asset__dictionary') }} as dictionary
inner join {{ ref('int_asset__components') }} as components
    on components.data_tier = dictionary.data_tier
    and components.base_key = dictionary.base_key
where dictionary.source = 'curated'
group by dictionary.data_tier, components.component_key
having count(distinct dictionary.source_record_id) > 1
