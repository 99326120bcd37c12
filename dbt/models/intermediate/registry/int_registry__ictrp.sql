-- WHO's rows as registrations in the terms of ClinicalTrials.gov: the member states of a European trial become one.

with

rows_of_who as (

    select * from {{ ref('stg_ictrp__trials') }}

),

terms as (

    select * from {{ ref('seed_registry_term') }}

),

read_rows as (

    select
        *,
        {{ registry_number('trial_number') }} as ext_id,
        case
            when starts_with(trial_number, 'EUCTR') then array_to_string(
                regexp_extract_all(phase, 'Phase ([IV]+)\):\s*yes', 1), '/'
            )
            else phase
        end as phase_text,
        -- groups of a trial are counted apart: 'Treatment:120;Control:120;'
        cast(list_sum(list_transform(
            regexp_extract_all(target_size, '(?:^|:)([0-9]{1,7})(?:;|$)', 1), lambda n: cast(n as bigint)
        )) as bigint) as enrollment_count,
        case
            when regexp_matches(lower(study_design), 'non[- ]?randomi[sz]ed|randomi[sz]ed: no') then 'NON_RANDOMIZED'
            when regexp_matches(lower(study_design), 'randomi[sz]ed') then 'RANDOMIZED'
        end as allocation
    from rows_of_who

),

merged as (

    select
        data_tier,
        ext_id,
        min(trial_number) as first_number,
        min(load_id) as load_id,
        min(registered_date) as registered_date,
        max(last_refreshed_text) as last_updated_text,
        list_distinct(flatten(list(string_split(countries, ';')))) as country_names,
        max(enrollment_count) as enrollment_count,
        string_agg(distinct secondary_ids, ';') as secondary_ids
    from read_rows
    group by data_tier, ext_id

)

select
    merged.data_tier,
    merged.ext_id,
    merged.load_id,
    read_rows.public_title as brief_title,
    read_rows.scientific_title as official_title,
    read_rows.primary_sponsor as sponsor_name,
    -- WHO does not say whether a sponsor is a company
    cast(null as varchar) as sponsor_class,
    study_types.code as study_type,
    phases.code as phase_codes,
    statuses.code as overall_status,
    merged.registered_date,
    read_rows.start_date_text,
    cast(null as varchar) as completion_date_text,
    merged.last_updated_text,
    merged.enrollment_count,
    read_rows.allocation,
    list_filter(list_transform(merged.country_names, lambda name: trim(name)), lambda name: name <> '') as country_names,
    list_filter(
        list_transform(
            string_split(regexp_replace(read_rows.conditions, '\s*<br>[^;]*', ';', 'g'), ';'), lambda name: trim(name)
        ),
        lambda name: name <> ''
    ) as condition_names,
    merged.secondary_ids
from merged
inner join read_rows
    on read_rows.data_tier = merged.data_tier
    and read_rows.trial_number = merged.first_number
left join terms as study_types
    on study_types.field = 'study_type'
    and study_types.term = lower(read_rows.study_type)
left join terms as phases
    on phases.field = 'phase'
    and phases.term = {{ registry_phase_key('read_rows.phase_text') }}
left join terms as statuses
    on statuses.field = 'status'
    and statuses.term = lower(read_rows.recruitment_status)
