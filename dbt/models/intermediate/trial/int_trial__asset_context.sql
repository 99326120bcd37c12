-- An asset in the context of one trial: the names it goes by there, and its class as an entry. A new molecule approved
-- more than a year before the trial is no entry when nobody who owns it takes part: it counts as generic there, and a
-- biological that the titles compare with itself as a biosimilar under the original's name, as does a copy by its own
-- words.
-- depends_on: {{ ref('seed_asset_class_rule') }}

with

roles as (

    select * from {{ ref('int_trial__asset_roles') }}

),

attributes as (

    select * from {{ ref('int_asset__attributes') }}

),

mentions as (

    select * from {{ ref('int_asset__mentions') }}

),

resolved_mentions as (

    select * from {{ ref('int_asset__resolved_mentions') }}

),

dates as (

    select * from {{ ref('int_trial__dates') }}

),

approvals as (

    select * from {{ ref('int_trial__first_approvals') }}

),

copies as (

    select * from {{ ref('int_trial__copied_assets') }}

),

studies as (

    select
        data_tier,
        trial_id,
        {{ first_rule('seed_asset_class_rule', 'pattern', 'innovation_class', "lower(concat_ws(' ', brief_title, official_title))", "applies_to = 'trial'") }} as class_by_titles
    from {{ ref('int_registry__studies') }}

),

names as (

    select
        resolved_mentions.data_tier,
        resolved_mentions.trial_id,
        resolved_mentions.asset_id,
        list(distinct mentions.mention_text order by mentions.mention_text) as raw_names
    from resolved_mentions
    inner join mentions
        on mentions.data_tier = resolved_mentions.data_tier
        and mentions.trial_id = resolved_mentions.trial_id
        and mentions.intervention_no = resolved_mentions.intervention_no
        and mentions.mention_no = resolved_mentions.mention_no
    group by resolved_mentions.data_tier, resolved_mentions.trial_id, resolved_mentions.asset_id

),

trials_with_owner as (

    select * from {{ ref('int_trial__owner_trials') }}

)

select
    roles.data_tier,
    roles.trial_id,
    roles.asset_id,
    coalesce(names.raw_names, []) as raw_names,
    case
        when roles.role = 'experimental' and attributes.is_nme and copies.asset_id is not null then 'biosimilar'
        when roles.role = 'experimental'
            and attributes.is_nme
            and trials_with_owner.trial_id is null
            and approvals.first_approval_date + interval 1 year
                < coalesce(dates.start_date, dates.first_registered_date)
            then case when attributes.modality_l2 in ('mab', 'fusion_protein', 'recombinant_protein')
                then coalesce(studies.class_by_titles, 'generic') else 'generic' end
        else coalesce(attributes.innovation_class, 'unknown')
    end as innovation_class
from roles
inner join dates
    on dates.data_tier = roles.data_tier
    and dates.trial_id = roles.trial_id
left join studies on studies.data_tier = roles.data_tier and studies.trial_id = roles.trial_id
left join attributes
    on attributes.data_tier = roles.data_tier
    and attributes.asset_id = roles.asset_id
left join names
    on names.data_tier = roles.data_tier
    and names.trial_id = roles.trial_id
    and names.asset_id = roles.asset_id
left join trials_with_owner
    on trials_with_owner.data_tier = roles.data_tier
    and trials_with_owner.trial_id = roles.trial_id
    and trials_with_owner.asset_id = roles.asset_id
left join approvals
    on approvals.data_tier = roles.data_tier
    and approvals.asset_id = roles.asset_id
left join copies
    on copies.data_tier = roles.data_tier
    and copies.trial_id = roles.trial_id
    and copies.asset_id = roles.asset_id
