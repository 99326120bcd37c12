-- How far each tier reaches: the last update of a study, or the day that a vendor's list of molecules describes.

with

trial_dates as (

    select * from {{ ref('int_trial__dates') }}

),

vendor_assets as (

    select * from {{ ref('int_vendor__assets') }}

)

select
    data_tier,
    max(last_updated_date) as extract_until_date
from trial_dates
group by data_tier
union all
select
    data_tier,
    max(asof_date)
from vendor_assets
group by data_tier
