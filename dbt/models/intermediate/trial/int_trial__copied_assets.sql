-- Studies that give a copy of a drug which goes by the original's name: 'proposed biosimilar testimab'.
-- depends_on: {{ ref('seed_asset_class_rule') }}

with

mentions as (

    select * from {{ ref('int_asset__resolved_mentions') }}

),

interventions as (

    select * from {{ ref('int_registry__interventions') }}

)

select distinct
    mentions.data_tier,
    mentions.trial_id,
    mentions.asset_id
from mentions
inner join interventions
    on interventions.data_tier = mentions.data_tier
    and interventions.trial_id = mentions.trial_id
    and interventions.intervention_no = mentions.intervention_no
where {{ first_rule('seed_asset_class_rule', 'pattern', 'innovation_class', "lower(interventions.intervention_name)", "innovation_class = 'biosimilar'") }} is not null
