-- The products of an FDA application, in its order.

with

applications as (

    select * from {{ ref('stg_drugsatfda__applications') }}

),

numbered as (

    select
        data_tier,
        application_number,
        generate_subscripts(products, 1) as product_row_no,
        unnest(products) as product
    from applications

)

select
    data_tier,
    application_number,
    product_row_no,
    nullif(trim(product.product_no), '') as product_no,
    nullif(trim(product.brand_name), '') as brand_name,
    nullif(array_to_string(product.active_ingredients, '; '), '') as active_ingredients,
    nullif(trim(product.strength), '') as strength,
    nullif(trim(product.dosage_form), '') as dosage_form,
    nullif(trim(product.route), '') as route,
    nullif(trim(product.marketing_status), '') as marketing_status
from numbered
