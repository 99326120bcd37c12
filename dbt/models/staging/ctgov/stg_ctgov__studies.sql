-- Each study document is parsed once, here; the other ctgov models unnest the lists that this table keeps.
{{ config(materialized='table') }}

with

raw_studies as (

    select * from {{ source('ctgov', 'studies') }}

),

parsed as (

    select
        data_tier,
        record_key as nct_id,
        load_id,
        from_json(payload, '{{ ctgov_study_shape() }}') as study
    from raw_studies

),

modules as (

    select
        data_tier,
        nct_id,
        load_id,
        study.protocolSection.identificationModule as identification,
        study.protocolSection.statusModule as status,
        study.protocolSection.sponsorCollaboratorsModule as sponsors,
        study.protocolSection.descriptionModule as description,
        study.protocolSection.conditionsModule as condition_list,
        study.protocolSection.designModule as design,
        study.protocolSection.armsInterventionsModule as arms,
        study.protocolSection.contactsLocationsModule.locations as locations,
        study.derivedSection as derived
    from parsed

)

select
    data_tier,
    nct_id,
    load_id,
    identification.orgStudyIdInfo.id as org_study_id,
    identification.organization.fullName as organization_name,
    identification.briefTitle as brief_title,
    identification.officialTitle as official_title,
    identification.acronym as acronym,
    description.briefSummary as brief_summary,
    description.detailedDescription as detailed_description,
    status.overallStatus as overall_status,
    status.whyStopped as why_stopped,
    design.studyType as study_type,
    design.phases as phases,
    design.designInfo.allocation as allocation,
    design.designInfo.interventionModel as intervention_model,
    design.designInfo.primaryPurpose as primary_purpose,
    design.designInfo.maskingInfo.masking as masking,
    design.enrollmentInfo.count as enrollment_count,
    design.enrollmentInfo.type as enrollment_type,
    sponsors.leadSponsor.name as lead_sponsor_name,
    sponsors.leadSponsor.class as lead_sponsor_class,
    status.studyFirstSubmitDate as first_submitted_text,
    status.studyFirstPostDateStruct.date as first_posted_text,
    status.startDateStruct.date as start_date_text,
    status.startDateStruct.type as start_date_type,
    status.primaryCompletionDateStruct.date as primary_completion_date_text,
    status.completionDateStruct.date as completion_date_text,
    status.completionDateStruct.type as completion_date_type,
    status.lastUpdatePostDateStruct.date as last_update_posted_text,
    condition_list.conditions as conditions,
    condition_list.keywords as keywords,
    derived.miscInfoModule.removedCountries as removed_countries,
    arms.armGroups as arm_groups,
    arms.interventions as interventions,
    locations,
    sponsors.collaborators as collaborators,
    identification.secondaryIdInfos as secondary_ids,
    derived.conditionBrowseModule.meshes as condition_meshes,
    derived.conditionBrowseModule.ancestors as condition_ancestors,
    derived.interventionBrowseModule.meshes as intervention_meshes,
    derived.interventionBrowseModule.ancestors as intervention_ancestors
from modules
