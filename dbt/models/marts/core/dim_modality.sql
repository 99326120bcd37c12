-- Modalities, whether each is a novel one, and whether it is a route of cell therapy.

with

taxonomy as (

    select * from {{ ref('seed_taxonomy') }}

)

select
    value as modality_l2,
    label as modality_label,
    case when parent_or_class in ('novel', 'established') then parent_or_class end as modality_class,
    parent_or_class = 'novel' as is_novel_modality,
    value in (select value from taxonomy where dimension = 'cell_therapy_route') as is_cell_route
from taxonomy
where dimension = 'modality_l2'
