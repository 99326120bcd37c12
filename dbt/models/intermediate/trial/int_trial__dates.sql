-- Dates of a trial, read from the registry's texts.

with

studies as (

    select * from {{ ref('int_registry__studies') }}

),

read_dates as (

    select
        data_tier,
        trial_id,
        {{ publisher_date('first_submitted_text') }} as first_submitted_date,
        {{ publisher_date('first_posted_text') }} as first_posted_date,
        {{ publisher_date('start_date_text') }} as start_date,
        {{ publisher_date_precision('start_date_text') }} as start_date_precision,
        start_date_type,
        {{ is_unreadable_date('start_date_text') }} as has_invalid_start_date,
        {{ publisher_date('primary_completion_date_text') }} as primary_completion_date,
        {{ publisher_date('completion_date_text') }} as completion_date,
        {{ publisher_date('last_update_posted_text') }} as last_updated_date,
        registered_elsewhere_date
    from studies

)

select
    data_tier,
    trial_id,
    -- records without a submission date have a posting date, some days later; another registry may have been told first
    least(coalesce(first_submitted_date, first_posted_date), registered_elsewhere_date) as first_registered_date,
    start_date,
    start_date_precision,
    start_date_type,
    cast(extract(year from start_date) as integer) as start_year,
    primary_completion_date,
    completion_date,
    last_updated_date,
    has_invalid_start_date
from read_dates
