-- Which registration states which other registry number. ClinicalTrials.gov lists secondary ids; the other registries name
-- them in a field of their own or in their titles.

with

secondary_ids as (

    select * from {{ ref('stg_ctgov__secondary_ids') }}

),

registrations as (

    select * from {{ ref('int_registry__registrations') }}

),

id_patterns as (

    select * from {{ ref('seed_registry_id_pattern') }}

),

words as (

    select
        data_tier,
        ext_id,
        unnest(string_split_regex(
            concat_ws(' ', secondary_ids, brief_title, official_title), '[\s;,()（）]+'
        )) as word
    from registrations

),

stated as (

    select data_tier, nct_id as ext_id, {{ registry_number('secondary_id') }} as stated_id
    from secondary_ids
    union
    select data_tier, ext_id, {{ registry_number('word') }}
    from words
    -- every registry number has a figure or a hyphen; most words of a title have neither
    where regexp_matches(word, '[0-9-]')

)

select
    stated.data_tier,
    stated.ext_id,
    -- both European registers number alike; the narrower pattern names the later one
    max_by(id_patterns.registry, (length(id_patterns.id_pattern), id_patterns.registry)) as stated_registry,
    stated.stated_id
from stated
inner join id_patterns on regexp_matches(stated.stated_id, id_patterns.id_pattern)
where stated.stated_id <> stated.ext_id
group by stated.data_tier, stated.ext_id, stated.stated_id
