-- Trials related to COVID-19, by their titles, conditions and keywords.

with

studies as (

    select * from {{ ref('int_registry__studies') }}

),

covid_terms as (

    select * from {{ ref('seed_covid_term') }}

),

subjects as (

    -- the summary is left out: trials of other diseases mention the pandemic there
    select
        data_tier,
        trial_id,
        lower(concat_ws(
            ' | ', brief_title, official_title, array_to_string(conditions, ' | '), array_to_string(keywords, ' | ')
        )) as subject
    from studies

)

select distinct
    subjects.data_tier,
    subjects.trial_id
from subjects
inner join covid_terms on regexp_matches(subjects.subject, covid_terms.pattern)
