-- A group of many preferred names is a merge that ran away through a wrong synonym; no molecule has more than 60.
{{ config(severity='warn') }}
select data_tier, component_key, count(*) as n_names
from {{ ref('int_asset__components') }}
group by data_tier, component_key
having count(*) > 60
