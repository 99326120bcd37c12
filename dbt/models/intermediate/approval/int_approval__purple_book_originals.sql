-- First licence of each biologics licence application in the Purple Book: its earliest line of submission type Original.
-- A line without that type is a supplement, or a licence whose original the list no longer shows.

with

products as (

    select * from {{ ref('stg_purple_book__products') }}

),

product_dates as (

    select * from {{ ref('int_purple_book__product_dates') }}

),

dated as (

    select
        products.data_tier,
        lpad(products.bla_number, 6, '0') as fda_number,
        products.applicant_name,
        products.center,
        starts_with(products.bla_type, '351(k)') as is_biosimilar,
        case when products.submission_type = 'Original' then product_dates.approval_date end as original_date,
        product_dates.first_licensure_date
    from products
    inner join product_dates
        on product_dates.data_tier = products.data_tier
        and product_dates.product_key = products.product_key
    where products.bla_number is not null

)

select
    data_tier,
    fda_number,
    coalesce(min(original_date), min(first_licensure_date)) as approval_date,
    bool_or(coalesce(is_biosimilar, false)) as is_biosimilar,
    min(center) as center,
    min(applicant_name) as applicant_name
from dated
group by data_tier, fda_number
