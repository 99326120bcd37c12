-- Year ends for which companies reported figures: the dates on which their pipelines are counted.

with

company_values as (

    select * from {{ ref('int_financials__values') }}

)

select distinct
    data_tier,
    company_id,
    cast(fiscal_period as integer) as year,
    make_date(cast(fiscal_period as integer), 12, 31) as as_of_on
from company_values
where is_latest
  and length(fiscal_period) = 4
  and cast(fiscal_period as integer) >= {{ var('first_exhibit_year') }}
