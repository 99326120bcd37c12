-- Stage of each asset in each indication, as of the var as_of, else as of the last day that the tier tells about.

with

stages as (

    select * from {{ ref('int_asset__indication_stages') }}

),

extract_dates as (

    select * from {{ ref('int_asset__extract_dates') }}

),

phases as (

    select * from {{ ref('seed_phase') }}

),

dates as (

    select
        data_tier,
        {% if var('as_of') -%}
            date '{{ var("as_of") }}' as as_of_on
        {%- else -%}
            extract_until_date as as_of_on
        {%- endif %}
    from extract_dates

),

as_of_date as (

    {{ indication_stages_asof('stages', 'dates') }}

)

select
    as_of_date.data_tier,
    as_of_date.asset_id,
    as_of_date.indication_id,
    as_of_date.ta_id,
    as_of_date.mesh_id,
    as_of_date.indication_name,
    phases.phase,
    cast(as_of_date.phase_rank as double) as phase_rank,
    as_of_date.is_active,
    as_of_date.first_date,
    as_of_date.last_activity_date,
    as_of_date.n_trials,
    as_of_date.as_of_on
from as_of_date
left join phases on phases.phase_rank = as_of_date.phase_rank
