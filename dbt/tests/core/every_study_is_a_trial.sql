-- No study is lost between staging and dim_trial.
select
    studies.data_tier,
    studies.trial_id
from {{ ref('int_registry__studies') }} as studies
left join {{ ref('dim_trial') }} as trials
    on trials.data_tier = studies.data_tier
    and trials.trial_id = studies.trial_id
where trials.trial_id is null
