-- What the reference sources and the agencies say of each known drug, one row per drug: first approval anywhere and
-- kind of molecule. A source that was not landed says nothing.

with

dictionary as (

    select * from {{ ref('int_asset__dictionary') }}

),

components as (

    select * from {{ ref('int_asset__components') }}

),

records as (

    select distinct
        dictionary.data_tier, dictionary.source, dictionary.source_record_id, dictionary.preferred_name,
        components.component_key
    from dictionary
    inner join components
        on components.data_tier = dictionary.data_tier
        and components.base_key = dictionary.base_key

),

curated as (

    select
        records.data_tier, records.component_key,
        min(profiles.asset_name) as pref_name,
        min(profiles.modality_l2) as modality_l2,
        min(profiles.innovation_class) as innovation_class,
        min(profiles.targets) as targets,
        min(profiles.first_approval_year) as first_approval_year
    from records
    inner join {{ ref('seed_asset_profile') }} as profiles on profiles.asset_name = records.source_record_id
    where records.source = 'curated'
    group by records.data_tier, records.component_key

),

first_years as (

    select * from {{ ref('int_asset__approval_years') }}

),

tested as (

    -- the database's own scale: 0.5 to 3 in the clinic, 4 approved somewhere
    select records.data_tier, records.component_key, max(molecules.max_phase) between 0.5 and 3 as is_investigational
    from records
    inner join {{ ref('stg_chembl__molecules') }} as molecules
        on molecules.data_tier = records.data_tier
        and molecules.chembl_id = records.source_record_id
    where records.source = 'chembl'
    group by records.data_tier, records.component_key

),

labels as (

    -- the name that users know: curated, else an INN in the sources' own spelling, names before codes
    select
        data_tier,
        component_key,
        min_by(
            lower(preferred_name),
            (
                case when regexp_matches(preferred_name, '[0-9]') then 2 else 1 end,
                case source when 'ema_medicines' then 1 when 'chembl' then 2 when 'drugcentral' then 3 else 4 end,
                length(preferred_name),
                lower(preferred_name)
            )
        ) as pref_name,
        min(case when source = 'chembl' then cast(substr(source_record_id, 7) as bigint) end) as first_chembl_no,
        bool_or(source in ('chembl', 'drugcentral', 'gtopdb', 'drugsatfda')) as is_in_chemistry_source
    from records
    group by data_tier, component_key

)

select
    labels.data_tier,
    labels.component_key,
    coalesce(curated.pref_name, labels.pref_name) as pref_name,
    curated.modality_l2 as curated_modality_l2,
    curated.innovation_class as curated_innovation_class,
    curated.targets as curated_targets,
    least(curated.first_approval_year, first_years.first_approval_year) as first_approval_year,
    coalesce(tested.is_investigational, false)
        and coalesce(curated.first_approval_year, first_years.first_approval_year) is null as is_investigational,
    labels.first_chembl_no,
    labels.is_in_chemistry_source,
    coalesce(
        curated.modality_l2 not in ('small_molecule', 'peptide', 'diagnostic')
            or regexp_matches(
                labels.pref_name,
                '(mab|cept|stim|kin|ase|sulin|poetin|tropin|globulin|fusp|tug|bart|mig|ment)( |$)|insulin|interferon'
            ),
        false
    ) as is_biologic
from labels
left join curated
    on curated.data_tier = labels.data_tier
    and curated.component_key = labels.component_key
left join tested
    on tested.data_tier = labels.data_tier
    and tested.component_key = labels.component_key
left join first_years
    on first_years.data_tier = labels.data_tier
    and first_years.component_key = labels.component_key
