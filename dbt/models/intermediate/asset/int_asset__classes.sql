-- The innovation class of each molecule: curation, follow-on products, what the records call it, then its age. A new
-- active substance was first approved in the year that the var names or later, or not yet; antibodies count whatever
-- their age. Whether a trial gives it as an innovation is decided per trial, elsewhere.
-- depends_on: {{ ref('seed_asset_class_rule') }}

with

identities as (

    select * from {{ ref('int_asset__identities') }}

),

facts as (

    select * from {{ ref('int_asset__reference_facts') }}

),

modalities as (

    select * from {{ ref('int_asset__modalities') }}

),

follow_ons as (

    select * from {{ ref('int_asset__follow_on_trials') }}

),

words as (

    select
        data_tier,
        asset_id,
        left(string_agg(case when text_rank = 1 then text end, ' ; ' order by trial_id), 1500) as names_text,
        left(string_agg(case when text_rank = 2 then text end, ' ; ' order by trial_id), 1500) as description_text
    from {{ ref('int_asset__asset_texts') }}
    where text_rank <= 2
    group by data_tier, asset_id

),

judged as (

    select
        identities.data_tier,
        identities.asset_id,
        identities.reference_key,
        identities.original_key,
        identities.group_key,
        follow_ons.asset_id is not null as is_called_follow_on,
        facts.curated_innovation_class,
        facts.first_approval_year,
        facts.is_investigational,
        modalities.modality_l2,
        modalities.method as modality_method,
        {{ first_rule('seed_asset_class_rule', 'pattern', 'innovation_class', "coalesce(words.names_text, lower(identities.pref_name))", "applies_to = 'name'") }} as class_by_name,
        {{ first_rule('seed_asset_class_rule', 'pattern', 'innovation_class', "lower(identities.pref_name)", "applies_to in ('name', 'own_name')") }} as class_by_own_name,
        {{ first_rule('seed_asset_class_rule', 'pattern', 'innovation_class', "words.description_text", "applies_to = 'text'") }} as class_by_text,
        {{ first_rule('seed_asset_class_rule', 'pattern', 'innovation_class', "modalities.modality_l2", "applies_to = 'modality'") }} as class_by_modality
    from identities
    inner join modalities on modalities.data_tier = identities.data_tier and modalities.asset_id = identities.asset_id
    left join facts on facts.data_tier = identities.data_tier and facts.component_key = identities.reference_key
    left join follow_ons on follow_ons.data_tier = identities.data_tier and follow_ons.asset_id = identities.asset_id
    left join words on words.data_tier = identities.data_tier and words.asset_id = identities.asset_id

)

select
    data_tier,
    asset_id,
    case
        when curated_innovation_class is not null then curated_innovation_class
        when original_key is not null or is_called_follow_on then 'biosimilar'
        when class_by_modality is not null then class_by_modality
        -- what a code is made of does not make it old
        when reference_key is null and class_by_name is not null
             and not (group_key like 'code:%' and class_by_name in ('improved_new', 'supplement'))
             and not (group_key like 'cell:%' and class_by_name = 'blood_product') then class_by_name
        when reference_key is null and class_by_text is not null then class_by_text
        -- of a known drug only its own name: 'albumin-bound paclitaxel' is no albumin
        when reference_key is not null and class_by_own_name in ('biosimilar', 'fdc', 'improved_new', 'tcm', 'blood_product', 'supplement')
            then class_by_own_name
        when reference_key is not null and first_approval_year < extract(year from date '{{ var("nme_first_approved_from") }}')
             and modality_l2 not in ('mab', 'bsab', 'adc', 'multispecific_ab') then 'generic'
        when reference_key is not null and (first_approval_year is not null or is_investigational) then 'nme'
        when reference_key is not null and modality_method in ('inn_stem', 'thera_sabdab_format', 'registry_text', 'two_targets') then 'nme'
        when reference_key is not null and regexp_matches(reference_key, '^[a-z]{1,6}[0-9]{2,}') then 'nme'
        when reference_key is not null then 'unknown'
        when group_key like 'code:%' or group_key like 'cell:%' then 'nme'
        when group_key like 'number:%' then 'nme'
        when modality_method = 'inn_stem' then 'nme'
        when modality_l2 in ('small_molecule', 'unknown') then 'unknown'
        else 'nme'
    end as innovation_class
from judged
