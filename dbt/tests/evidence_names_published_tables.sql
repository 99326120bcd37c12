-- Evidence names tables that this project builds; a table that was renamed or removed is found here.
select
    exhibit_id,
    item,
    evidence_mart
from {{ ref('seed_exhibit_evidence') }}
where evidence_mart not in (
    {%- for node in graph.nodes.values() if node.resource_type == 'model' %}
    '{{ node.name }}'{{ ',' if not loop.last }}
    {%- endfor %}
)
