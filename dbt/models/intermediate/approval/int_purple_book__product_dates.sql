-- Licence dates of Purple Book products. Issues of the list write the year with four digits or with two; two digits
-- leave the century open.

with

products as (

    select * from {{ ref('stg_purple_book__products') }}

),

bounded as (

    select
        data_tier,
        product_key,
        approval_date_text,
        first_licensure_date_text,
        cast(fetched_at as date) as fetched_on,
        -- '13-Mar-24' on an original licence of the old number series is 1924: the series had closed long before 2024
        case
            when try_cast(bla_number as integer) between {{ var('legacy_bla_first_number') }}
                    and {{ var('legacy_bla_last_number') }}
                and submission_type = 'Original'
                then date '{{ var("legacy_bla_last_licensed_on") }}'
            else cast(fetched_at as date)
        end as approved_not_after
    from products

),

read_dates as (

    select
        data_tier,
        product_key,
        approval_date_text,
        coalesce(
            {{ publisher_date('approval_date_text') }},
            {{ two_digit_year_date('approval_date_text', 'approved_not_after') }}
        ) as approval_date,
        coalesce(
            {{ publisher_date('first_licensure_date_text') }},
            {{ two_digit_year_date('first_licensure_date_text', 'fetched_on') }}
        ) as first_licensure_date
    from bounded

)

select
    data_tier,
    product_key,
    approval_date,
    approval_date_text is not null and approval_date is null as has_invalid_approval_date,
    first_licensure_date
from read_dates
