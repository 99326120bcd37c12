-- Conditions of a trial that Open Targets links to a disease, by the words in which the record states them. A condition
-- of two diseases keeps its own words.

with

reports as (

    select distinct
        data_tier,
        nct_id,
        disease_id,
        {{ text_words('disease_name_reported') }} as condition_words
    from {{ ref('stg_open_targets__clinical_reports') }}
    where nct_id is not null
        and disease_id is not null
        and trim(disease_name_reported) <> ''

),

diseases as (

    select * from {{ ref('stg_open_targets__diseases') }}
    where disease_name is not null

)

select
    reports.data_tier,
    reports.nct_id as trial_id,
    reports.condition_words,
    min(diseases.disease_id) as disease_id,
    min(diseases.disease_name) as disease_name
from reports
inner join diseases
    on diseases.data_tier = reports.data_tier
    and diseases.disease_id = reports.disease_id
group by reports.data_tier, reports.nct_id, reports.condition_words
having count(*) = 1
