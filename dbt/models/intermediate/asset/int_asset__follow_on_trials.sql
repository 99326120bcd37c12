-- Codes that a study calls a biosimilar, or tests for similarity with an approved antibody or protein: the study names
-- one unknown code, one approved biological and a word of equivalence.

with

resolved_mentions as (

    select * from {{ ref('int_asset__resolved_mentions') }}

),

identities as (

    select * from {{ ref('int_asset__identities') }}

),

facts as (

    select * from {{ ref('int_asset__reference_facts') }}

),

studies as (

    select data_tier, trial_id,
        lower(coalesce(brief_title, '') || ' ' || coalesce(official_title, '') || ' ' || left(coalesce(brief_summary, ''), 800)) as text
    from {{ ref('int_registry__studies') }}

),

named as (

    select distinct
        resolved_mentions.data_tier,
        resolved_mentions.trial_id,
        resolved_mentions.asset_id,
        identities.group_key like 'code:%' and identities.reference_key is null as is_new_code,
        coalesce(facts.is_biologic and facts.first_approval_year is not null, false) as is_approved_biologic,
        identities.reference_key
    from resolved_mentions
    inner join identities
        on identities.data_tier = resolved_mentions.data_tier
        and identities.asset_id = resolved_mentions.asset_id
    left join facts
        on facts.data_tier = identities.data_tier
        and facts.component_key = identities.reference_key

),

studies_of_two as (

    select
        data_tier, trial_id,
        min(case when is_new_code then asset_id end) as asset_id,
        min(case when is_approved_biologic then reference_key end) as original_key
    from named
    group by data_tier, trial_id
    having count(*) filter (where is_new_code) = 1
       and count(*) filter (where is_approved_biologic) = 1

)

select distinct studies_of_two.data_tier, studies_of_two.asset_id, min(studies_of_two.original_key) as original_key
from studies_of_two
inner join studies
    on studies.data_tier = studies_of_two.data_tier
    and studies.trial_id = studies_of_two.trial_id
where regexp_matches(
    studies.text,
    'biosimilar|(pharmacokinetic|pk|clinical|therapeutic) (similarity|equivalence)|bioequivalen|similarity (between|of|study)|(us|eu|china)[- ](licensed|sourced|approved) '
)
group by studies_of_two.data_tier, studies_of_two.asset_id
