-- FDA drug applications, each document parsed once. openFDA and the Drugs@FDA tables spell the same facts differently;
-- both end in the same columns and nested lists, which the other drugsatfda models unnest.
{{ config(materialized='table') }}

with

raw_applications as (

    select * from {{ source('drugsatfda', 'applications') }}

),

from_openfda as (

    select
        data_tier,
        record_key,
        load_id,
        from_json(payload, '{{ openfda_application_shape() }}') as application
    from raw_applications
    where payload_format = 'openfda_json'

),

from_tables as (

    select
        data_tier,
        record_key,
        load_id,
        from_json(payload, '{{ drugsatfda_tables_shape() }}') as application
    from raw_applications
    where payload_format = 'drugsatfda_tables'

),

openfda_columns as (

    select
        data_tier,
        record_key,
        load_id,
        application.sponsor_name as sponsor_name,
        list_transform(application.products, lambda product: {
            'product_no': product.product_number,
            'brand_name': product.brand_name,
            'active_ingredients': list_transform(product.active_ingredients, lambda ingredient: ingredient.name),
            'strength': array_to_string(
                list_transform(product.active_ingredients, lambda ingredient: ingredient.strength), '; '
            ),
            'dosage_form': product.dosage_form,
            'route': product.route,
            'marketing_status': product.marketing_status
        }) as products,
        list_transform(application.submissions, lambda submission: {
            'submission_type': submission.submission_type,
            'submission_no': submission.submission_number,
            'submission_status': submission.submission_status,
            'status_date_text': submission.submission_status_date,
            'class_code': submission.submission_class_code,
            'class_description': submission.submission_class_code_description,
            'review_priority': submission.review_priority
        }) as submissions
    from from_openfda

),

table_columns as (

    select
        data_tier,
        record_key,
        load_id,
        application.SponsorName as sponsor_name,
        list_transform(application.Products, lambda product: {
            'product_no': product.ProductNo,
            'brand_name': product.DrugName,
            'active_ingredients': list_transform(
                string_split(product.ActiveIngredient, ';'), lambda ingredient: trim(ingredient)
            ),
            'strength': product.Strength,
            -- the tables write 'TABLET;ORAL' where openFDA has two fields
            'dosage_form': trim(string_split(product.Form, ';')[1]),
            'route': trim(array_to_string(string_split(product.Form, ';')[2:], ';')),
            'marketing_status': array_to_string(list_distinct(list_transform(
                list_filter(application.MarketingStatus, lambda status: status.ProductNo = product.ProductNo),
                lambda status: status.MarketingStatusDescription
            )), '; ')
        }) as products,
        list_transform(application.Submissions, lambda submission: {
            'submission_type': submission.SubmissionType,
            'submission_no': submission.SubmissionNo,
            'submission_status': submission.SubmissionStatus,
            'status_date_text': submission.SubmissionStatusDate,
            'class_code': submission.SubmissionClassCode,
            'class_description': submission.SubmissionClassCodeDescription,
            'review_priority': submission.ReviewPriority
        }) as submissions
    from from_tables

),

combined as (

    select * from openfda_columns
    union all
    select * from table_columns

)

select
    data_tier,
    record_key as application_number,
    load_id,
    regexp_extract(record_key, '^[A-Z]+') as application_type,
    nullif(trim(sponsor_name), '') as sponsor_name,
    products,
    submissions
from combined
