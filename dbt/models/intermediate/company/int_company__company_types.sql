-- Type of an organisation that the seed does not know: by the registry's class, the words of its name and what its
-- trials test.

with

names as (

    select * from {{ ref('int_company__names') }}

),

kinds as (

    select * from {{ ref('int_company__name_kinds') }}

),

legal_forms as (

    select distinct data_tier, sponsor_name from {{ ref('int_company__name_legal_forms') }}
    where pattern_kind = 'suffix'

),

resolved_names as (

    select * from {{ ref('int_company__resolved_names') }}

),

sponsors as (

    select * from {{ ref('int_registry__sponsors') }}
    where sponsor_role = 'lead'

),

interventions as (

    select * from {{ ref('int_registry__interventions') }}

),

trial_kinds as (

    select
        data_tier,
        trial_id,
        bool_or(intervention_type in ('DRUG', 'BIOLOGICAL', 'GENETIC')) as tests_medicine
    from interventions
    group by data_tier, trial_id

),

tested as (

    select
        sponsors.data_tier,
        sponsors.sponsor_name,
        count(*) filter (where trial_kinds.tests_medicine) as n_medicine_trials,
        count(*) filter (where not trial_kinds.tests_medicine) as n_other_trials
    from sponsors
    inner join trial_kinds
        on trial_kinds.data_tier = sponsors.data_tier
        and trial_kinds.trial_id = sponsors.trial_id
    group by sponsors.data_tier, sponsors.sponsor_name

),

companies as (

    select
        resolved_names.data_tier,
        resolved_names.company_id,
        bool_or(names.is_industry) as is_industry,
        bool_or(legal_forms.sponsor_name is not null) as has_legal_form,
        bool_and(kinds.is_person) as is_person,
        bool_or(names.sponsor_class = 'INDIV') as is_private_person,
        bool_or(names.sponsor_class in ('NIH', 'FED') or kinds.has_authority_word) as is_authority,
        coalesce(bool_or(names.sponsor_class = 'NETWORK'), false) as is_network,
        bool_or(kinds.has_academic_word) as has_academic_word,
        bool_or(kinds.has_plain_academic_word) as has_plain_academic_word,
        bool_or(kinds.has_medicine_word) as has_medicine_word,
        bool_or(kinds.has_device_word) as has_device_word,
        bool_or(kinds.has_practice_word) as has_practice_word,
        coalesce(sum(tested.n_medicine_trials), 0) as n_medicine_trials,
        coalesce(sum(tested.n_other_trials), 0) as n_other_trials
    from resolved_names
    inner join names
        on names.data_tier = resolved_names.data_tier
        and names.sponsor_name = resolved_names.sponsor_name
    inner join kinds
        on kinds.data_tier = resolved_names.data_tier
        and kinds.sponsor_name = resolved_names.sponsor_name
    left join legal_forms
        on legal_forms.data_tier = resolved_names.data_tier
        and legal_forms.sponsor_name = resolved_names.sponsor_name
    left join tested
        on tested.data_tier = resolved_names.data_tier
        and tested.sponsor_name = resolved_names.sponsor_name
    group by resolved_names.data_tier, resolved_names.company_id

)

select
    data_tier,
    company_id,
    case
        -- a physician outside the industry stands for a place of care
        when is_person then case when is_industry or is_private_person then 'other' else 'academic' end
        when has_plain_academic_word and not is_authority then 'academic'
        when is_authority and not is_industry then 'government'
        when is_network then 'academic'
        when not is_industry and has_practice_word then 'other'
        when not is_industry and has_academic_word then 'academic'
        -- companies register as OTHER as well: a legal form or a word such as biotech gives them away
        when not is_industry and not has_legal_form and not has_medicine_word then 'academic'
        when n_other_trials > n_medicine_trials then 'other'
        when n_medicine_trials > 0 then 'biotech'
        when has_device_word and not has_medicine_word then 'other'
        else 'biotech'
    end as company_type
from companies
