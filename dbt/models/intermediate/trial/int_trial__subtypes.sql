-- Cancer types of oncology trials and disease types of neurology trials, by the words of the conditions, else of the brief
-- title, else of the keywords. "Solid tumour" gives way to a named type; what no word tells is the area's rest class.

with

texts as (

    select * from {{ ref('int_trial__texts') }}
    where text_kind in ('condition', 'brief_title', 'keyword')

),

keywords as (

    select * from {{ ref('seed_subtype_keyword') }}

),

therapeutic_areas as (

    select * from {{ ref('int_trial__therapeutic_areas') }}

),

rest_classes as (

    select * from {{ ref('seed_subtype_rest') }}

),

hits as (

    {{ dictionary_hits('texts', 'keywords', ['dimension', 'subtype']) }}

),

named as (

    select distinct
        texts.data_tier,
        texts.trial_id,
        hits.dimension,
        hits.subtype,
        case texts.text_kind when 'condition' then 1 when 'brief_title' then 2 else 3 end as place
    from texts
    inner join hits on hits.text_words = texts.text_words

),

first_place as (

    select distinct
        data_tier,
        trial_id,
        dimension,
        subtype
    from named
    qualify place = min(place) over (partition by data_tier, trial_id, dimension)

),

joined as (

    select
        therapeutic_areas.data_tier,
        therapeutic_areas.trial_id,
        rest_classes.dimension,
        coalesce(first_place.subtype, rest_classes.rest_subtype) as subtype,
        rest_classes.unspecified_subtype
    from therapeutic_areas
    inner join rest_classes on rest_classes.ta_id = therapeutic_areas.ta_id
    left join first_place
        on first_place.data_tier = therapeutic_areas.data_tier
        and first_place.trial_id = therapeutic_areas.trial_id
        and first_place.dimension = rest_classes.dimension

)

select
    data_tier,
    trial_id,
    dimension,
    subtype
from joined
qualify subtype is distinct from unspecified_subtype
    or count(*) over (partition by data_tier, trial_id, dimension) = 1
