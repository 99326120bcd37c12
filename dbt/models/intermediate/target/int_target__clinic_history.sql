-- When each molecule with known targets was in the clinic for the first time that any source tells: all of history that
-- is loaded, with generics, diagnostics and programmes that ended long ago, from every country. An approval stands in
-- where it came before the earliest known trial, and for drugs that no trial here tests.

with

attributes as (

    select * from {{ ref('int_asset__attributes') }}
    where target_set_key is not null

),

identities as (

    select * from {{ ref('int_asset__identities') }}

),

first_dates as (

    select * from {{ ref('int_asset__first_dates') }}

),

approvals as (

    select * from {{ ref('int_approval__approvals') }}

),

reference_targets as (

    select * from {{ ref('int_asset__reference_targets') }}

),

reference_facts as (

    select * from {{ ref('int_asset__reference_facts') }}
    where first_approval_year is not null

),

first_approvals as (

    select
        data_tier,
        asset_id,
        min(approval_date) as first_approval_date
    from approvals
    group by data_tier, asset_id

),

assets as (

    select
        attributes.data_tier,
        attributes.asset_id as molecule_key,
        attributes.target_set_key,
        attributes.modality_l2,
        {{ is_counted_molecule('attributes') }} as is_counted_molecule,
        {{ entry_date('first_dates') }} as entry_date,
        -- a year of approval alone says that the molecule was in use by its end
        least(
            {{ entry_date('first_dates') }},
            first_approvals.first_approval_date,
            make_date(reference_facts.first_approval_year, 12, 31)
        ) as in_clinic_date
    from attributes
    inner join identities
        on identities.data_tier = attributes.data_tier
        and identities.asset_id = attributes.asset_id
    left join first_dates
        on first_dates.data_tier = attributes.data_tier
        and first_dates.asset_id = attributes.asset_id
    left join first_approvals
        on first_approvals.data_tier = attributes.data_tier
        and first_approvals.asset_id = attributes.asset_id
    left join reference_facts
        on reference_facts.data_tier = identities.data_tier
        and reference_facts.component_key = identities.reference_key

),

untried_drugs as (

    select
        reference_targets.data_tier,
        reference_targets.component_key as molecule_key,
        string_agg(distinct reference_targets.target_id, ';' order by reference_targets.target_id) as target_set_key,
        make_date(min(reference_facts.first_approval_year), 12, 31) as in_clinic_date
    from reference_targets
    inner join reference_facts
        on reference_facts.data_tier = reference_targets.data_tier
        and reference_facts.component_key = reference_targets.component_key
    left join identities
        on identities.data_tier = reference_targets.data_tier
        and identities.reference_key = reference_targets.component_key
    where identities.asset_id is null
      -- a curator's word makes a drug known that no list of the tier has
      and (reference_targets.source <> 'curated' or {{ is_real_world('reference_targets.data_tier') }})
    group by reference_targets.data_tier, reference_targets.component_key

)

select
    data_tier,
    molecule_key,
    target_set_key,
    modality_l2,
    is_counted_molecule,
    entry_date,
    in_clinic_date
from assets
where in_clinic_date is not null
union all
select
    data_tier,
    molecule_key,
    target_set_key,
    cast(null as varchar) as modality_l2,
    false as is_counted_molecule,
    cast(null as date) as entry_date,
    in_clinic_date
from untried_drugs
