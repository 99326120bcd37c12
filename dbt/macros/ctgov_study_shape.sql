{#-
    The part of a ClinicalTrials.gov v2 study document that this project reads, in the notation of DuckDB's from_json.
    A module that a document lacks comes out null; a field that is not named here stays in raw only.
-#}
{% macro ctgov_study_shape() -%}
    {
        "protocolSection": {
            "identificationModule": {
                "orgStudyIdInfo": {"id": "VARCHAR"},
                "organization": {"fullName": "VARCHAR"},
                "briefTitle": "VARCHAR",
                "officialTitle": "VARCHAR",
                "acronym": "VARCHAR",
                "secondaryIdInfos": [{"id": "VARCHAR", "type": "VARCHAR", "domain": "VARCHAR"}]
            },
            "statusModule": {
                "overallStatus": "VARCHAR",
                "whyStopped": "VARCHAR",
                "studyFirstSubmitDate": "VARCHAR",
                "studyFirstPostDateStruct": {"date": "VARCHAR"},
                "startDateStruct": {"date": "VARCHAR", "type": "VARCHAR"},
                "primaryCompletionDateStruct": {"date": "VARCHAR"},
                "completionDateStruct": {"date": "VARCHAR", "type": "VARCHAR"},
                "lastUpdatePostDateStruct": {"date": "VARCHAR"}
            },
            "sponsorCollaboratorsModule": {
                "leadSponsor": {"name": "VARCHAR", "class": "VARCHAR"},
                "collaborators": [{"name": "VARCHAR", "class": "VARCHAR"}]
            },
            "descriptionModule": {"briefSummary": "VARCHAR", "detailedDescription": "VARCHAR"},
            "conditionsModule": {"conditions": ["VARCHAR"], "keywords": ["VARCHAR"]},
            "designModule": {
                "studyType": "VARCHAR",
                "phases": ["VARCHAR"],
                "designInfo": {
                    "allocation": "VARCHAR",
                    "interventionModel": "VARCHAR",
                    "primaryPurpose": "VARCHAR",
                    "maskingInfo": {"masking": "VARCHAR"}
                },
                "enrollmentInfo": {"count": "BIGINT", "type": "VARCHAR"}
            },
            "armsInterventionsModule": {
                "armGroups": [{
                    "label": "VARCHAR", "type": "VARCHAR", "description": "VARCHAR",
                    "interventionNames": ["VARCHAR"]
                }],
                "interventions": [{
                    "type": "VARCHAR", "name": "VARCHAR", "description": "VARCHAR",
                    "otherNames": ["VARCHAR"], "armGroupLabels": ["VARCHAR"]
                }]
            },
            "contactsLocationsModule": {
                "locations": [{
                    "facility": "VARCHAR", "city": "VARCHAR", "state": "VARCHAR",
                    "country": "VARCHAR", "status": "VARCHAR"
                }]
            }
        },
        "derivedSection": {
            "miscInfoModule": {"removedCountries": ["VARCHAR"]},
            "conditionBrowseModule": {
                "meshes": [{"id": "VARCHAR", "term": "VARCHAR"}],
                "ancestors": [{"id": "VARCHAR", "term": "VARCHAR"}]
            },
            "interventionBrowseModule": {
                "meshes": [{"id": "VARCHAR", "term": "VARCHAR"}],
                "ancestors": [{"id": "VARCHAR", "term": "VARCHAR"}]
            }
        }
    }
{%- endmacro %}
