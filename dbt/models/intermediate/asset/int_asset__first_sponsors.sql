-- The lead sponsor of the earliest study of an asset: a novel name is its sponsor's until better is known. A company
-- before a hospital: investigators test what a company made; among companies the earliest, also one that takes part in
-- a study that no company leads. A drug that a dictionary
-- knows counts only as a company's, and only before anybody approved it; one under a code that nobody approved counts
-- as a novel name does.

with

coded as (

    select distinct data_tier, component_key
    from {{ ref('int_asset__names') }}
    where regexp_matches(name_key, '^[a-z]{2,6}[0-9]{2,}[a-z]{0,2}$')

),

identities as (

    select
        identities.data_tier, identities.asset_id, identities.group_key,
        identities.reference_key is not null as is_known,
        facts.first_approval_year,
        coded.component_key is not null and facts.first_approval_year is null as is_unapproved_code
    from {{ ref('int_asset__identities') }} as identities
    left join {{ ref('int_asset__reference_facts') }} as facts
        on facts.data_tier = identities.data_tier
        and facts.component_key = identities.reference_key
    left join coded
        on coded.data_tier = identities.data_tier
        and coded.component_key = identities.reference_key

),

resolved_mentions as (

    select distinct data_tier, trial_id, asset_id from {{ ref('int_asset__resolved_mentions') }}

),

sponsors as (

    select * from {{ ref('int_registry__sponsors') }}

),

leads as (

    select data_tier, trial_id, sponsor_class as lead_class from sponsors where sponsor_role = 'lead'

),

trial_dates as (

    select * from {{ ref('int_trial__dates') }}

),

candidates as (

    select
        identities.data_tier,
        identities.asset_id,
        sponsors.sponsor_name,
        sponsors.sponsor_role,
        resolved_mentions.trial_id,
        identities.is_known,
        case
            when sponsors.sponsor_role = 'lead' and sponsors.sponsor_class = 'INDUSTRY' then 1
            when sponsors.sponsor_role = 'lead' and coalesce(sponsors.sponsor_class, 'OTHER') not in ('INDUSTRY') and identities.group_key not like 'code:%' then 1
            when sponsors.sponsor_class = 'INDUSTRY' and coalesce(leads.lead_class, 'OTHER') <> 'INDUSTRY' then 1
            when sponsors.sponsor_class = 'INDUSTRY' then 2
            else 3
        end as sponsor_rank,
        coalesce(trial_dates.first_registered_date, date '9999-12-31') as registered_date
    from identities
    inner join resolved_mentions
        on resolved_mentions.data_tier = identities.data_tier
        and resolved_mentions.asset_id = identities.asset_id
    inner join sponsors
        on sponsors.data_tier = resolved_mentions.data_tier
        and sponsors.trial_id = resolved_mentions.trial_id
    left join leads
        on leads.data_tier = resolved_mentions.data_tier
        and leads.trial_id = resolved_mentions.trial_id
    left join trial_dates
        on trial_dates.data_tier = resolved_mentions.data_tier
        and trial_dates.trial_id = resolved_mentions.trial_id
    where (sponsors.sponsor_role = 'lead' or sponsors.sponsor_class = 'INDUSTRY')
      and (not identities.is_known
           or identities.is_unapproved_code
           or (sponsors.sponsor_role = 'lead'
               and sponsors.sponsor_class = 'INDUSTRY'
               and extract(year from trial_dates.first_registered_date) <= coalesce(identities.first_approval_year, 9999)))

)

select data_tier, asset_id, sponsor_name, trial_id, is_known
from candidates
qualify row_number() over (
    partition by data_tier, asset_id
    order by sponsor_rank, registered_date, trial_id, sponsor_role = 'lead' desc, sponsor_name
) = 1
