-- The short texts of a trial that say what it treats and with what, as plain words for the dictionaries. Titles and
-- keywords are read without codes: 'DMD-1108' is no word about Duchenne's disease.

with

studies as (

    select * from {{ ref('int_registry__studies') }}

),

conditions as (

    select * from {{ ref('int_registry__conditions') }}

),

interventions as (

    select * from {{ ref('int_registry__interventions') }}

),

keywords as (

    select
        data_tier,
        trial_id,
        'keyword' as text_kind,
        generate_subscripts(keywords, 1) as text_no,
        unnest(keywords) as original_text
    from studies

),

listed_names as (

    select
        data_tier,
        trial_id,
        intervention_no,
        generate_subscripts(other_names, 1) as name_no,
        unnest(other_names) as original_text
    from interventions

),

other_names as (

    select
        data_tier,
        trial_id,
        'other_name' as text_kind,
        row_number() over (partition by data_tier, trial_id order by intervention_no, name_no) as text_no,
        original_text
    from listed_names

),

combined as (

    select data_tier, trial_id, 'condition' as text_kind, condition_no as text_no, condition_name as original_text
    from conditions
    union all
    select * from keywords
    union all
    select data_tier, trial_id, 'brief_title', 1, brief_title
    from studies
    union all
    select data_tier, trial_id, 'official_title', 1, official_title
    from studies
    union all
    select data_tier, trial_id, 'intervention', intervention_no, intervention_name
    from interventions
    union all
    select * from other_names
    union all
    select data_tier, trial_id, 'intervention_description', intervention_no, intervention_description
    from interventions

)

select
    data_tier,
    trial_id,
    text_kind,
    text_no,
    original_text,
    {{ text_words("case when text_kind in ('keyword', 'brief_title', 'official_title') then regexp_replace(original_text, '\\b[A-Za-z]{2,6}-[A-Za-z]?[0-9]{3,}[A-Za-z]?\\b', ' ', 'g') else original_text end") }} as text_words
from combined
where trim(original_text) <> ''
