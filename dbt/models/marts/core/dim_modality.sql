-- Modalities and whether each is a novel one.

with

taxonomy as (

    select * from {{ ref('seed_taxonomy') }}

)

select
    value as modality_l2,
    label as modality_label,
    case when parent_or_class in ('novel', 'established') then parent_or_class end as modality_class,
    parent_or_class = 'novel' as is_novel_modality
from taxonomy
where dimension = 'modality_l2'
