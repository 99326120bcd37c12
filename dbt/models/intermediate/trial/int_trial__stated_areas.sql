-- Therapeutic areas that a trial's own record states, from the first place that states any: its conditions, then its
-- brief title, then the registry's MeSH terms, then keywords and official title. The title is read beside conditions
-- that are general ("allergy") or name only a cancer that the title does not ("erectile dysfunction after prostatectomy").

with

named_areas as (

    select * from {{ ref('int_trial__named_areas') }}

),

mesh_areas as (

    select * from {{ ref('int_trial__mesh_areas') }}

),

texts as (

    select * from {{ ref('int_trial__texts') }}

),

exclusions as (

    select * from {{ ref('seed_ta_exclusion') }}
    where is_population

),

condition_areas as (

    select
        data_tier,
        trial_id,
        ta_id,
        text_kind as method,
        bool_and(is_general) over (partition by data_tier, trial_id) as is_general,
        bool_and(ta_id = 'oncology') over (partition by data_tier, trial_id) as is_oncology_alone
    from named_areas
    where text_kind in ('condition', 'linked_condition')

),

title_areas as (

    select
        data_tier,
        trial_id,
        ta_id,
        bool_or(ta_id = 'oncology') over (partition by data_tier, trial_id) as names_oncology
    from named_areas
    where text_kind = 'brief_title'

),

titles as (

    select * from texts
    where text_kind = 'brief_title'

),

title_exclusions as (

    {{ dictionary_hits('titles', 'exclusions', ['ta_id']) }}

),

excluded_by_title as (

    select distinct
        titles.data_tier,
        titles.trial_id,
        title_exclusions.ta_id
    from titles
    inner join title_exclusions on title_exclusions.text_words = titles.text_words

),

supplementing_title_areas as (

    select distinct
        title_areas.data_tier,
        title_areas.trial_id,
        title_areas.ta_id
    from title_areas
    left join condition_areas
        on condition_areas.data_tier = title_areas.data_tier
        and condition_areas.trial_id = title_areas.trial_id
    left join excluded_by_title as named_population
        on named_population.data_tier = title_areas.data_tier
        and named_population.trial_id = title_areas.trial_id
        and named_population.ta_id = 'oncology'
    where condition_areas.trial_id is null
        or condition_areas.is_general
        -- the organ in "gastric cancer patients" is the cancer's
        or (
            condition_areas.is_oncology_alone
            and not title_areas.names_oncology
            and named_population.trial_id is null
        )

),

ranked as (

    select data_tier, trial_id, ta_id, method, 1 as place from condition_areas
    union
    select data_tier, trial_id, ta_id, 'title', 1 from supplementing_title_areas
    union
    select data_tier, trial_id, ta_id, 'mesh', 2 from mesh_areas
    union
    select data_tier, trial_id, ta_id, 'keyword', 3
    from named_areas
    where text_kind in ('keyword', 'official_title')

),

first_place as (

    select
        data_tier,
        trial_id,
        ta_id,
        min(method) as method
    from (
        select * from ranked
        qualify place = min(place) over (partition by data_tier, trial_id)
    ) as stated
    group by data_tier, trial_id, ta_id

)

-- a population that the title names is not what is treated, unless nothing else would be left
select
    first_place.data_tier,
    first_place.trial_id,
    first_place.ta_id,
    first_place.method
from first_place
left join excluded_by_title
    on excluded_by_title.data_tier = first_place.data_tier
    and excluded_by_title.trial_id = first_place.trial_id
    and excluded_by_title.ta_id = first_place.ta_id
qualify excluded_by_title.ta_id is null
    or bool_and(excluded_by_title.ta_id is not null)
        over (partition by first_place.data_tier, first_place.trial_id)
