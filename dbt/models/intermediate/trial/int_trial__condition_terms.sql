-- The MeSH term that the registry gives to a condition's words, read from studies of one condition and one term. Words
-- that are the term's own are one study's worth; other words count where two studies agree and none differs.

with

terms as (

    select
        data_tier,
        nct_id as trial_id,
        min(mesh_id) as mesh_id,
        min(mesh_term) as mesh_term
    from {{ ref('stg_ctgov__condition_meshes') }}
    where not is_ancestor
        and {{ of_study_known_then() }}
    group by data_tier, nct_id
    having count(distinct mesh_id) = 1

),

conditions as (

    select
        data_tier,
        trial_id,
        min({{ text_words('condition_name') }}) as condition_words
    from {{ ref('int_registry__conditions') }}
    group by data_tier, trial_id
    having count(*) = 1

)

select
    conditions.data_tier,
    conditions.condition_words,
    min(terms.mesh_id) as mesh_id,
    min(terms.mesh_term) as mesh_term
from conditions
inner join terms
    on terms.data_tier = conditions.data_tier
    and terms.trial_id = conditions.trial_id
where trim(conditions.condition_words) <> ''
group by conditions.data_tier, conditions.condition_words
having count(distinct terms.mesh_id) = 1
    and (count(*) > 1 or conditions.condition_words = min({{ text_words('terms.mesh_term') }}))
