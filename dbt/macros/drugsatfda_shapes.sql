{#-
    The parts of an FDA drug application that this project reads, in the notation of DuckDB's from_json: as openFDA
    sends it, and as the rows of the Drugs@FDA tables that belong to it. Two shapes, because their names differ by
    case only in places.
-#}
{% macro openfda_application_shape() -%}
    {
        "sponsor_name": "VARCHAR",
        "products": [{
            "product_number": "VARCHAR", "brand_name": "VARCHAR", "dosage_form": "VARCHAR", "route": "VARCHAR",
            "marketing_status": "VARCHAR", "active_ingredients": [{"name": "VARCHAR", "strength": "VARCHAR"}]
        }],
        "submissions": [{
            "submission_type": "VARCHAR", "submission_number": "VARCHAR", "submission_status": "VARCHAR",
            "submission_status_date": "VARCHAR", "submission_class_code": "VARCHAR",
            "submission_class_code_description": "VARCHAR", "review_priority": "VARCHAR"
        }]
    }
{%- endmacro %}

{% macro drugsatfda_tables_shape() -%}
    {
        "SponsorName": "VARCHAR",
        "Products": [{
            "ProductNo": "VARCHAR", "DrugName": "VARCHAR", "ActiveIngredient": "VARCHAR", "Strength": "VARCHAR",
            "Form": "VARCHAR"
        }],
        "MarketingStatus": [{"ProductNo": "VARCHAR", "MarketingStatusDescription": "VARCHAR"}],
        "Submissions": [{
            "SubmissionType": "VARCHAR", "SubmissionNo": "VARCHAR", "SubmissionStatus": "VARCHAR",
            "SubmissionStatusDate": "VARCHAR", "SubmissionClassCode": "VARCHAR",
            "SubmissionClassCodeDescription": "VARCHAR", "ReviewPriority": "VARCHAR"
        }]
    }
{%- endmacro %}
