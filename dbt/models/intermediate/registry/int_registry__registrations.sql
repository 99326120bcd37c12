-- Registrations outside ClinicalTrials.gov, one per registry number, with the registry that the number belongs to. A
-- copy of a ClinicalTrials.gov study among them is a registration like any other.

with

combined as (

    select 'ictrp' as source_name, * from {{ ref('int_registry__ictrp') }}
    union all by name
    select 'cde' as source_name, * from {{ ref('int_registry__cde') }}

),

id_patterns as (

    select * from {{ ref('seed_registry_id_pattern') }}

),

registries as (

    select
        combined.data_tier,
        combined.ext_id,
        -- both European registers number alike; the narrower pattern names the later one
        max_by(id_patterns.registry, (length(id_patterns.id_pattern), id_patterns.registry)) as registry
    from combined
    inner join id_patterns on regexp_matches(combined.ext_id, id_patterns.id_pattern)
    group by combined.data_tier, combined.ext_id

)

select
    combined.data_tier,
    coalesce(registries.registry, 'other') as registry,
    combined.ext_id,
    combined.source_name,
    combined.load_id,
    combined.brief_title,
    combined.official_title,
    combined.sponsor_name,
    combined.sponsor_class,
    combined.study_type,
    combined.phase_codes,
    combined.overall_status,
    combined.registered_date,
    combined.start_date_text,
    combined.completion_date_text,
    combined.last_updated_text,
    combined.enrollment_count,
    combined.allocation,
    combined.country_names,
    combined.condition_names,
    combined.secondary_ids
from combined
left join registries
    on registries.data_tier = combined.data_tier
    and registries.ext_id = combined.ext_id
