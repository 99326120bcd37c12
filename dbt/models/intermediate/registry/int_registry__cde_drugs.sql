-- What registrations of the Chinese platform give: drugs tested and drugs compared with, by their English generic name
-- where there is one.

with

registrations as (

    select * from {{ ref('stg_cde__trials') }}

),

kinds as (

    select * from {{ ref('seed_registry_term') }}
    where field = 'drug_kind'

),

pieces as (

    select
        data_tier, registration_no as ext_id, drug_kind, 'test' as arm_label,
        unnest(string_split_regex(test_drugs, '[0-9]*中文通用名:')) as piece
    from registrations
    union all
    select
        data_tier, registration_no, drug_kind, 'control',
        unnest(string_split_regex(control_drugs, '[0-9]*中文通用名:'))
    from registrations

),

stated as (

    select
        pieces.data_tier,
        pieces.ext_id,
        kinds.code as intervention_type,
        case when regexp_matches(piece, '安慰剂|模拟剂') then ['Placebo'] else list_filter(
            [
                {{ stated(split_words("regexp_extract(piece, '英文通用名:(.*?)商品', 1)")) }},
                {{ chinese_drug_name("regexp_extract(piece, '^(.*?)英文通用名:', 1)") }}
            ],
            lambda name: not regexp_matches(name, '^[/无—-]*$')
        ) end as names,
        pieces.arm_label
    from pieces
    left join kinds on kinds.term = pieces.drug_kind
    where contains(piece, '英文通用名:')

)

select
    data_tier,
    ext_id,
    row_number() over (partition by data_tier, ext_id order by arm_label desc, names) as drug_no,
    intervention_type,
    names,
    arm_label
from stated
where len(names) > 0
