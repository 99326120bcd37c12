-- How each in vivo CAR-T reaches the cells, by the words of the trials that test it. One that no word tells has no row,
-- one whose trials tell two ways has both.

with

attributes as (

    select * from {{ ref('int_asset__attributes') }}
    where modality_l2 = 'in_vivo_car_t'

),

entries as (

    select * from {{ ref('int_asset__trial_entries') }}

),

all_texts as (

    select * from {{ ref('int_trial__texts') }}

),

keywords as (

    select * from {{ ref('seed_in_vivo_delivery') }}

),

texts as (

    select
        attributes.data_tier,
        attributes.asset_id,
        all_texts.text_words
    from attributes
    inner join entries
        on entries.data_tier = attributes.data_tier
        and entries.asset_id = attributes.asset_id
    inner join all_texts
        on all_texts.data_tier = entries.data_tier
        and all_texts.trial_id = entries.trial_id

),

hits as (

    {{ dictionary_hits('texts', 'keywords', ['delivery']) }}

)

select distinct
    texts.data_tier,
    texts.asset_id,
    hits.delivery
from texts
inner join hits on hits.text_words = texts.text_words
