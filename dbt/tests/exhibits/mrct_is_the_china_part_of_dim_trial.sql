-- Exhibit 9a never counts more trials of a year and phase group than dim_trial has multi-regional drug trials.
with

all_sponsors as (

    select
        data_tier,
        start_year,
        phase_group_e09,
        count(*) as n_trials
    from {{ ref('dim_trial') }}
    where is_mrct and is_drug_trial and not is_covid
    group by data_tier, start_year, phase_group_e09

)

select
    china.data_tier,
    china.start_year,
    china.phase_group_e09
from {{ ref('mart_exhibit_09a_mrct') }} as china
left join all_sponsors
    on all_sponsors.data_tier = china.data_tier
    and all_sponsors.start_year = china.start_year
    and all_sponsors.phase_group_e09 = china.phase_group_e09
where china.n_china_led + china.n_china_collab > coalesce(all_sponsors.n_trials, 0)
