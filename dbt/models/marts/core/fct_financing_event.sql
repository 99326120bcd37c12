-- Money that companies raised, one row per event, marked where it is an exit of exhibit 17.

with

events as (

    select * from {{ ref('int_deal__financing_events') }}

)

select
    data_tier,
    event_id,
    source,
    event_type,
    event_date,
    company_id,
    company_name,
    country_code,
    hq_group,
    company_type,
    is_innovative_biotech,
    currency,
    amount as amount_orig,
    amount_usd,
    round,
    investors as investor_names,
    venue,
    is_exit,
    no_exit_reason
from events
